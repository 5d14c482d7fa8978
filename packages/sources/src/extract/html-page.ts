/** Owns markup -> a document tree, by linkedom wherever it runs. Runs no script, fetches nothing. */
import { parseHTML } from 'linkedom/worker'

/** linkedom leaves `body` empty unless the page has its full frame. */
export function parsePage(html: string): Document {
  const bare = html.replace(/^\s*<\?xml[^>]*>/, '')
  const framed = /<html[\s>]/i.test(bare)
    ? /^\s*<!doctype/i.test(bare)
      ? bare
      : `<!doctype html>${bare}`
    : `<!doctype html><html><head></head><body>${bare.replace(/^\s*<!doctype[^>]*>/i, '')}</body></html>`
  return parseHTML(framed).document as unknown as Document
}
