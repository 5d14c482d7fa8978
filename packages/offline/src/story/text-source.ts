/** Owns the source that a person pasted or picked: text, Markdown or HTML read on the spot. */
import type { SourceProvider } from '@contenthq/model'
import { throwIfAborted } from '@contenthq/model'
import { extract } from '@contenthq/sources'

/** The text reached us decoded, so it says UTF-8 first, over whatever charset its own markup names. */
const encode = (text: string): Uint8Array => new TextEncoder().encode(`\ufeff${text.replace(/^\ufeff/, '')}`)

/** Reads input of kind 'text'. Errors: those of `extract`: 'file-empty', 'file-binary', 'source-empty', 'source-too-large'. */
export function textSource(): SourceProvider {
  return {
    id: 'text',
    label: 'Your text',
    place: 'offline',
    capability: 'source',
    read: async ({ input }, { signal, onProgress }) => {
      throwIfAborted(signal)
      if (input.kind !== 'text') return undefined
      const { text, name, mimeType } = input
      const document = await extract({
        bytes: encode(text),
        ...(name ? { name } : {}),
        ...(mimeType ? { contentType: mimeType } : {}),
      })
      throwIfAborted(signal)
      onProgress?.(1)
      return document
    },
  }
}
