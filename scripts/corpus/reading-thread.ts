/** Owns the reading of one file in a thread of its own, so that a reader that hangs can be ended. No network is open in it. */
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { basename } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { ContentHQError } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import type { CorpusFile } from './sets.ts'
import { tokenF1, wordsOfHtml } from './token-f1.ts'

/** `code` is 'document' for a read file, an error's code, or 'untyped: …' for what should never be thrown. */
export type FileOutcome = {
  readonly code: string
  readonly milliseconds: number
  readonly f1?: number
  readonly calls: number
}

let calls = 0
globalThis.fetch = () => {
  calls++
  return Promise.reject(new Error('a reader fetched'))
}
const connect = Socket.prototype.connect
Socket.prototype.connect = function (this: Socket, ...wish: Parameters<typeof connect>) {
  calls++
  return connect.apply(this, wish)
} as typeof connect

parentPort?.on('message', async ({ path, contentType, expected }: CorpusFile) => {
  const bytes = readFileSync(path)
  calls = 0
  const start = performance.now()
  let code = 'document'
  let f1: number | undefined
  let milliseconds: number
  try {
    const { text } = await extract({ bytes, contentType, name: basename(path), url: 'http://fakehost/test/page.html' })
    milliseconds = performance.now() - start
    if (expected !== undefined) {
      const wanted = readFileSync(expected, 'utf8')
      f1 = tokenF1(text, expected.endsWith('.html') ? wordsOfHtml(wanted) : wanted)
    }
  } catch (thrown) {
    milliseconds = performance.now() - start
    code = thrown instanceof ContentHQError ? thrown.code : `untyped: ${String(thrown)}`
    if (expected !== undefined) f1 = 0
  }
  const outcome: FileOutcome = { code, milliseconds, calls, ...(f1 === undefined ? {} : { f1 }) }
  parentPort?.postMessage(outcome)
})
