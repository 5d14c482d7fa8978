/** Owns the ledger alone as a Worker, and its client. */
import { createPartClient, type LedgerClient } from '../src/credits/ledger-client.fixture.ts'
import type { Operations } from '../src/credits/ledger-worker.fixture.ts'
import { startWorker, type WorkerOptions, type WorkerRuntime } from './worker-runtime.fixture.ts'

export type { Edit, Fault } from './worker-runtime.fixture.ts'

export type LedgerRuntime = LedgerClient & WorkerRuntime

export async function startLedger(options: WorkerOptions = {}): Promise<LedgerRuntime> {
  const worker = await startWorker(new URL('../src/credits/ledger-worker.fixture.ts', import.meta.url), options)
  return { ...worker, ...createPartClient<Operations>(worker.url) }
}
