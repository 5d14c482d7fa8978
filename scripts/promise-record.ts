/** Owns docs/promises.md: the last figure of each promise. A row is replaced when its promise was measured again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Measurement, ProductPromise } from './promise-contract.ts'
import { verdictText } from './promise-contract.ts'

export type PromiseRow = {
  readonly promise: Pick<ProductPromise, 'id' | 'title' | 'target'>
  readonly measurement: Measurement
}

const head = `# Promises kept

The last figure of each promise, written by \`npm run promise -- --write\`. Not to be edited by hand.

| id | promise | target | figure | verdict | measured |
|---|---|---|---|---|---|`

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ').trim()

/** 'M2' before 'M10', letters first. */
const order = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** The document with the rows put in. `measured` says when and on what. */
export function withRows(document: string, rows: readonly PromiseRow[], measured: string): string {
  const lines = new Map(
    document
      .split('\n')
      .flatMap(line => {
        const id = /^\| ([A-Z]+\d+) \|/.exec(line)?.[1]
        return id ? [[id, line] as const] : []
      })
      .concat(
        rows.map(({ promise: { id, title, target }, measurement: { figure, verdict } }) => {
          const cells = [id, title, target, figure, verdictText(verdict), measured].map(cell)
          return [id, `| ${cells.join(' | ')} |`] as const
        }),
      ),
  )
  const sorted = [...lines].sort(([a], [b]) => order(a, b)).map(([, line]) => line)
  return `${[head, ...sorted].join('\n')}\n`
}

export function writeRecord(file: string, rows: readonly PromiseRow[], measured: string): void {
  writeFileSync(file, withRows(existsSync(file) ? readFileSync(file, 'utf8') : '', rows, measured))
}
