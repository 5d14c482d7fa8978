/** Owns the reading of a set's files one after the other, and what they come to. A file that hangs is ended and counted. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FileOutcome } from './reading-thread.ts'
import type { CorpusFile, CorpusSet } from './sets.ts'

/** Longer than any reader may take, by far. */
const HANG_MS = 15_000

export type FileResult = CorpusFile & { readonly outcome: FileOutcome | 'hang' }

export type SetResult = {
  readonly name: string
  readonly files: readonly FileResult[]
  /** Ended in a document or an error with a code. */
  readonly typed: number
  readonly documents: number
  /** Code of an error -> how many files. */
  readonly codes: ReadonlyMap<string, number>
  readonly hangs: number
  readonly worstMs: number
  /** Undefined where no file has an expected extract. */
  readonly meanF1: number | undefined
  /** Files that did not end in the error they must end in. */
  readonly wrong: readonly FileResult[]
  readonly calls: number
}

const startThread = (): Worker => new Worker(new URL('./reading-thread.ts', import.meta.url))

/** What a thread answers, how it died, or 'hang'. */
async function answerOf(thread: Worker): Promise<FileOutcome | 'hang'> {
  const over = new AbortController()
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(HANG_MS)])
  try {
    return await Promise.race([
      once(thread, 'message', { signal }).then(([answer]) => answer as FileOutcome),
      once(thread, 'exit', { signal }).then(([code]) => ({ code: `untyped: exit ${code}`, milliseconds: 0, calls: 0 })),
    ])
  } catch (thrown) {
    if (signal.aborted) return 'hang'
    return { code: `untyped: ${String(thrown)}`, milliseconds: 0, calls: 0 }
  } finally {
    over.abort()
  }
}

export async function readSet({ name, files }: CorpusSet): Promise<SetResult> {
  const results: FileResult[] = []
  let thread = startThread()
  try {
    for (const file of files) {
      thread.postMessage(file)
      const outcome = await answerOf(thread)
      if (outcome === 'hang' || outcome.code.startsWith('untyped')) {
        await thread.terminate()
        thread = startThread()
      }
      results.push({ ...file, outcome })
    }
  } finally {
    await thread.terminate()
  }
  return summarise(name, results)
}

function summarise(name: string, files: readonly FileResult[]): SetResult {
  const outcomes = files.flatMap(({ outcome }) => (outcome === 'hang' ? [] : [outcome]))
  const typed = outcomes.filter(({ code }) => !code.startsWith('untyped'))
  const codes = new Map<string, number>()
  for (const { code } of outcomes) if (code !== 'document') codes.set(code, (codes.get(code) ?? 0) + 1)
  const scores = outcomes.flatMap(({ f1 }) => f1 ?? [])
  return {
    name,
    files,
    typed: typed.length,
    documents: outcomes.filter(({ code }) => code === 'document').length,
    codes,
    hangs: files.length - outcomes.length,
    worstMs: Math.max(0, ...outcomes.map(({ milliseconds }) => milliseconds)),
    meanF1: scores.length > 0 ? scores.reduce((sum, f1) => sum + f1, 0) / scores.length : undefined,
    wrong: files.filter(({ code, outcome }) => code !== undefined && (outcome === 'hang' || outcome.code !== code)),
    calls: outcomes.reduce((sum, outcome) => sum + outcome.calls, 0),
  }
}
