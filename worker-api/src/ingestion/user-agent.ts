/** Owns how we introduce ourselves to the sites that we read. */
import { VERSION } from '../version.ts'

/** As a robots.txt names us. */
export const PRODUCT = 'ContentHQ-Studio'

/** Product, version and, where the operator gave one, the address where people learn who runs it. */
export const userAgentOf = (contact: string | undefined): string =>
  `${PRODUCT}/${VERSION} (reads sources that people ask for${contact ? `; +${contact}` : ''})`
