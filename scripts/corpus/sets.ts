/** Owns how a folder of corpora is laid out: which files are read, as what, and what each must come to. Reads none of them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/** The small set that the project keeps itself. */
export const ownCorpus = join(import.meta.dirname, '../../packages/sources/src/fixtures')

export type CorpusFile = {
  readonly path: string
  /** As a server would send it; '' leaves it to the reader. */
  readonly contentType: string
  /** The readable extract, as HTML or as text. */
  readonly expected?: string
  /** The error that it must end in. */
  readonly code?: string
}
export type CorpusSet = { readonly name: string; readonly files: readonly CorpusFile[] }

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path).isFile() && !/README/.test(path))
    .sort()

/** feedparser's own tests say in their first comment what header they were served with. */
const headerIn = (path: string): string =>
  /^\s*Header:\s+content-type:\s*(.+?)\s*$/im.exec(readFileSync(path, 'latin1').slice(0, 1000))?.[1] ?? ''

const readers: Readonly<Record<string, (folder: string) => readonly CorpusFile[]>> = {
  /** NAME/source.html with NAME/expected.html, as mozilla/readability has them. */
  articles: folder =>
    filesBelow(folder)
      .filter(path => basename(path) === 'source.html')
      .map(path => {
        const expected = join(dirname(path), 'expected.html')
        return { path, contentType: 'text/html', ...(existsSync(expected) ? { expected } : {}) }
      }),
  feeds: folder => filesBelow(folder).map(path => ({ path, contentType: headerIn(path) })),
  hostile: folder => filesBelow(folder).map(path => ({ path, contentType: '' })),
  /** Any files; NAME.expected.txt beside one holds its text, or 'error: CODE'. */
  documents: folder =>
    filesBelow(folder)
      .filter(path => !/\.expected\.txt$/.test(path))
      .map(path => {
        const expected = `${path}.expected.txt`
        if (!existsSync(expected)) return { path, contentType: '' }
        const code = /^error: (\S+)/.exec(readFileSync(expected, 'utf8'))?.[1]
        return { path, contentType: '', ...(code ? { code } : { expected }) }
      }),
  /** CODE/NAME.html: pages that are no article, and the error that says so. */
  walls: folder =>
    filesBelow(folder).map(path => ({
      path,
      contentType: 'text/html',
      code: relative(folder, path).split(/[\\/]/)[0] ?? '',
    })),
}

/** The sets below a folder, and the names in it that this suite has no reader for. */
export function readSets(folder: string): { readonly sets: readonly CorpusSet[]; readonly skipped: readonly string[] } {
  const names = readdirSync(folder).sort()
  const sets = names.flatMap(name => {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined
    return read ? [{ name, files: read(join(folder, name)) }] : []
  })
  const known = new Set(sets.map(({ name }) => name))
  return { sets, skipped: names.filter(name => !known.has(name) && !/README/.test(name)) }
}
