/** Owns which files of the repository are looked at by the checks. Reads them; judges nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Path from the root with forward slashes, and the text. */
export type SourceFile = { readonly path: string; readonly text: string }
/** What a check found wrong. */
export type Finding = { readonly path: string; readonly line: number; readonly rule: string; readonly message: string }

const notOurs = new Set(['node_modules', 'dist', '.git', '.data', '.cache', '.wrangler', 'test-results'])

/** Paths of all files of the project below a folder, sorted. */
export function listFiles(root: string, folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : listFiles(root, path)
      return [relative(root, path).split(sep).join('/')]
    })
    .sort()
}

/** The files whose path matches, with their text. */
export const readSources = (root: string, pattern: RegExp): SourceFile[] =>
  listFiles(root)
    .filter(path => pattern.test(path))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))

export const isTest = (path: string): boolean =>
  /\.(test|fixture)\.ts$/.test(path) || /\/(testing|e2e|bench)(\/|\.ts$)/.test(path)

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Prints findings, one a line; answers the exit code. */
export function report(findings: readonly Finding[], what: string): number {
  for (const { path, line, rule, message } of findings) console.error(`${path}:${line}  ${rule}: ${message}`)
  console.log(findings.length === 0 ? `${what}: nothing found` : `${what}: ${findings.length} found`)
  return findings.length === 0 ? 0 : 1
}
