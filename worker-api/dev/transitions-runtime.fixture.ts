/** Owns the transitions of jobs alone as a Worker, their client, and the vendors they ask. */
import { type Request as RuntimeRequest, Response as RuntimeResponse } from 'miniflare'
import { createPartClient, type PartClient } from '../src/credits/ledger-client.fixture.ts'
import type { Operations } from '../src/jobs/transitions-worker.fixture.ts'
import { startWorker, type WorkerOptions, type WorkerRuntime } from './worker-runtime.fixture.ts'

export type TransitionsRuntime = PartClient<Operations> &
  WorkerRuntime & {
    /** What vendors were asked since the test began, and under which key. */
    readonly asked: { readonly vendor: string; readonly key: string }[]
    /** Answers for vendors; by default with a small sound. */
    answer: (vendor: string) => RuntimeResponse | Promise<RuntimeResponse>
  }

export const sound = (): RuntimeResponse => new RuntimeResponse('sound', { headers: { 'content-type': 'audio/mpeg' } })

export async function startTransitions(options: Omit<WorkerOptions, 'network'> = {}): Promise<TransitionsRuntime> {
  const asked: { vendor: string; key: string }[] = []
  const entry = new URL('../src/jobs/transitions-worker.fixture.ts', import.meta.url)
  const network = async (request: RuntimeRequest): Promise<RuntimeResponse> => {
    await request.text()
    const vendor = new URL(request.url).pathname.slice(1)
    asked.push({ vendor, key: request.headers.get('idempotency-key') ?? '' })
    return runtime.answer(vendor)
  }
  const worker = await startWorker(entry, { ...options, network })
  const runtime: TransitionsRuntime = { ...worker, ...createPartClient<Operations>(worker.url), asked, answer: sound }
  return runtime
}
