/** Owns which providers a session has without any key: the built-in ones, and public sources where the network is allowed. */
import type { ContentDocument, Provider } from '@contenthq/model'
import type { OfflineOptions } from '@contenthq/offline'
import type { Cache } from '../cache/cache.ts'
import { type ApiSourceOptions, apiSource } from './api-source.ts'
import { webSource } from './web-source.ts'
import { wikipediaSource } from './wikipedia.ts'

/** Built in first, so that a bundled sample needs no network; the outline, which names no fact, comes last. */
export async function defaultProviders({
  cache,
  network,
  consents,
  api,
}: {
  readonly cache: Cache
  readonly network: boolean
  /** What the user has agreed to. */
  readonly consents: OfflineOptions
  /** Reads links that a page cannot. */
  readonly api?: ApiSourceOptions
}): Promise<readonly Provider[]> {
  async function extractHtml(html: string, url: string): Promise<ContentDocument> {
    const { extract } = await import('@contenthq/sources')
    return extract({ bytes: new TextEncoder().encode(html), contentType: 'text/html; charset=utf-8', url })
  }
  const { offlineProviders } = await import('@contenthq/offline')
  const builtIn = offlineProviders(consents)
  if (!network) return builtIn
  const online = [
    wikipediaSource({ extract: extractHtml, cache }),
    ...(api ? [apiSource(api)] : []),
    webSource({ extract: extractHtml, cache }),
  ]
  const isOutline = (provider: Provider) => provider.id === 'outline'
  return [...builtIn.filter(provider => !isOutline(provider)), ...online, ...builtIn.filter(isOutline)]
}
