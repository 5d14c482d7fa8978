/** Owns the table of a corpus run, as text. */
import { relative } from 'node:path'
import type { FileResult, SetResult } from './read-set.ts'

const columns = ['set', 'files', 'typed', 'documents', 'errors by code', 'hangs', 'worst', 'mean F1'] as const

const codesText = (codes: ReadonlyMap<string, number>): string =>
  [...codes]
    .sort((a, b) => b[1] - a[1])
    .map(([code, count]) => `${code} ${count}`)
    .join(', ') || '–'

export function corpusTable(results: readonly SetResult[]): string {
  const rows = results.map(({ name, files, typed, documents, codes, hangs, worstMs, meanF1 }) => [
    name,
    String(files.length),
    String(typed),
    String(documents),
    codesText(codes),
    String(hangs),
    `${worstMs.toFixed(0)} ms`,
    meanF1?.toFixed(4) ?? '–',
  ])
  const widths = columns.map((column, index) => Math.max(column.length, ...rows.map(row => row[index]!.length)))
  return [[...columns], ...rows]
    .map(row =>
      row
        .map((cell, index) => cell.padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const f1Of = ({ outcome }: FileResult): number | undefined => (outcome === 'hang' ? 0 : outcome.f1)

/** The files that deserve a look: low scores, wrong errors, hangs, and what was thrown untyped. */
export function oddFiles(results: readonly SetResult[], folder: string, belowF1: number): readonly string[] {
  return results.flatMap(({ files, wrong }) => [
    ...files
      .filter(file => (f1Of(file) ?? 1) < belowF1)
      .sort((a, b) => (f1Of(a) ?? 0) - (f1Of(b) ?? 0))
      .map(file => `F1 ${f1Of(file)?.toFixed(4)}  ${relative(folder, file.path)}${codeNote(file)}`),
    ...wrong.map(file => `not ${file.code}  ${relative(folder, file.path)}${codeNote(file)}`),
    ...files
      .filter(({ outcome }) => outcome === 'hang' || outcome.code.startsWith('untyped'))
      .map(file => `broken  ${relative(folder, file.path)}${codeNote(file)}`),
  ])
}

const codeNote = ({ outcome }: FileResult): string =>
  outcome === 'hang' ? '  hang' : outcome.code === 'document' ? '' : `  ${outcome.code}`
