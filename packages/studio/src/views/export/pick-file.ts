/** Owns the question where on the visitor's disk a film goes, asked before it is made. Knows only browsers that can ask it. */
import { type FilmFormat, formatFacts } from '@contenthq/model'

/** As in the File System Access specification; not in TypeScript's library of the web. */
type PickerWindow = {
  readonly showSaveFilePicker?: (options: {
    readonly suggestedName: string
    readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, string[]>> }[]
  }) => Promise<FileSystemFileHandle>
}

const picker = () => (globalThis as PickerWindow).showSaveFilePicker

/** Whether this browser can write into a file of the visitor's. */
export const canPickFile = (): boolean => typeof picker() === 'function'

/**
 * The file that the visitor chose; 'cancelled' when none was; 'refused' where the browser forbids the question, as in a
 * frame of another site. Needs a click.
 */
export async function pickFile(
  name: string,
  format: FilmFormat,
): Promise<FileSystemFileHandle | 'cancelled' | 'refused'> {
  const { label, mimeType } = formatFacts[format]
  try {
    const handle = await picker()?.({
      suggestedName: name,
      types: [{ description: label, accept: { [mimeType]: [`.${format}`] } }],
    })
    return handle ?? 'refused'
  } catch (thrown) {
    return (thrown as { name?: unknown }).name === 'AbortError' ? 'cancelled' : 'refused'
  }
}
