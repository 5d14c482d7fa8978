/**
 * Owns the climb of an old document to today's version, one pure step at a time.
 * A step from n to n + 1 is one file here, and a document of version n is kept in fixtures/.
 */
import { ContentHQError } from '../../errors.ts'

export type AnyDocument = { readonly version: number; readonly [field: string]: unknown }

/** Turns a document of one version into the next. Pure; `version` is set by the ladder. */
export type Step = (document: AnyDocument) => { readonly [field: string]: unknown }

/** The step that leaves version n, under n. Version 1 is the first, so there is none yet. */
export const steps: Readonly<Record<number, Step>> = {}

/** The document at version `to`. Throws 'document-invalid' where no step leads on. */
export function climb(document: AnyDocument, to: number, ladder: Readonly<Record<number, Step>> = steps): AnyDocument {
  let current = document
  while (current.version < to) {
    const step = ladder[current.version]
    if (!step) throw new ContentHQError('document-invalid', `There is no way up from version ${current.version}.`)
    current = { ...step(current), version: current.version + 1 }
  }
  return current
}
