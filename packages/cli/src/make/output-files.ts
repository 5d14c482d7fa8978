/** Owns the files that are left: nothing half-written under a final name, nothing left behind on failure. */
import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { ContentHQError, type FilmFormat } from '@contenthq/model'

export type OutputFiles = {
  /** Where the page's results go until they are complete, by name: film.mp4, film.srt, film.vtt, film.json. */
  readonly folder: string
  /** Moves the results to their final names; answers the film's path. */
  publish(): Promise<string>
  /** Removes what is not published. */
  discard(): Promise<void>
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

/** WebM is for web pages, whose players read WebVTT; everything else reads SubRip. */
export const captionsEnding = (container: string): 'srt' | 'vtt' => (container === 'webm' ? 'vtt' : 'srt')

/** `out` undefined: the current folder. Throws 'output-unwritable'. */
export async function prepareOutput(
  out: string | undefined,
  stem: string,
  container: FilmFormat = 'mp4',
): Promise<OutputFiles> {
  const target = resolve(out ?? '.')
  const asFolder = out === undefined || out.endsWith('/') || (await isFolder(target)) || extname(target) === ''
  const folder = asFolder ? target : dirname(target)
  const name = asFolder ? stem : basename(target, extname(target))
  if (!asFolder && extname(target).toLowerCase() !== `.${container}`)
    throw new ContentHQError('output-unwritable', `${target} does not end in .${container}.`)
  const parts = join(folder, `.${name}.${randomBytes(4).toString('hex')}.part`)
  try {
    if (asFolder && !(await isFolder(folder))) await mkdir(folder)
    await access(folder, constants.W_OK)
    await mkdir(parts)
    await (await open(join(parts, 'probe'), 'w')).close()
  } catch (cause) {
    throw new ContentHQError('output-unwritable', folder, { cause })
  }
  return {
    folder: parts,
    async publish() {
      for (const extension of ['json', captionsEnding(container), container])
        await rename(join(parts, `film.${extension}`), join(folder, `${name}.${extension}`))
      await rm(parts, { recursive: true, force: true })
      return join(folder, `${name}.${container}`)
    },
    discard: () => rm(parts, { recursive: true, force: true }),
  }
}
