/**
 * Owns the talk between a provider on the page and its worker: numbered requests, progress, cancelling, errors as
 * data. Both ends are here. Does not know what is asked.
 */
import { asContentHQError, type Call, ContentHQError, type ErrorRecord, throwIfAborted } from '@contenthq/model'

type ToWorker<Request> =
  | { readonly kind: 'ask'; readonly id: number; readonly request: Request }
  | { readonly kind: 'cancel'; readonly id: number }
type FromWorker<Answer> =
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorRecord }

/** The page's end. The worker starts with the first request and ends when nobody asked for a while. */
export type WorkerLine<Request, Answer> = {
  ask(request: Request, call: Call): Promise<Answer>
  /** Ends the worker at once; whoever waits is told 'cancelled'. */
  end(): void
}

const IDLE_MILLISECONDS = 30_000

type Waiting<Answer> = {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: ContentHQError) => void
  readonly call: Call
}

/** `start` must be a `new Worker(new URL(…))` of its own, so that bundlers see it. A dead worker is `worker-died`. */
export function createWorkerLine<Request, Answer>(start: () => Worker): WorkerLine<Request, Answer> {
  const waiting = new Map<number, Waiting<Answer>>()
  let worker: Worker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let lastId = 0

  const end = () => {
    worker?.terminate()
    worker = undefined
  }
  const settle = (id: number): Waiting<Answer> | undefined => {
    const entry = waiting.get(id)
    waiting.delete(id)
    // a cancelled request settles twice: here and when the worker answers; only one clock may run
    clearTimeout(idle)
    if (waiting.size === 0) idle = setTimeout(end, IDLE_MILLISECONDS)
    return entry
  }
  const open = (): Worker => {
    const opened = start()
    opened.addEventListener('message', ({ data }: MessageEvent<FromWorker<Answer>>) => {
      if (data.kind === 'progress') waiting.get(data.id)?.call.onProgress?.(data.fraction)
      else if (data.kind === 'answer') settle(data.id)?.resolve(data.answer)
      else settle(data.id)?.reject(asContentHQError(data.error))
    })
    opened.addEventListener('error', ({ message }) => {
      end()
      for (const id of [...waiting.keys()]) settle(id)?.reject(new ContentHQError('worker-died', message || undefined))
    })
    return opened
  }

  return {
    ask(request, call) {
      throwIfAborted(call.signal)
      clearTimeout(idle)
      worker ??= open()
      const id = ++lastId
      const send = (message: ToWorker<Request>) => worker?.postMessage(message)
      const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject, call }))
      const cancel = () => {
        send({ kind: 'cancel', id })
        settle(id)?.reject(new ContentHQError('cancelled'))
      }
      call.signal.addEventListener('abort', cancel, { once: true })
      send({ kind: 'ask', id, request })
      return answer.finally(() => call.signal.removeEventListener('abort', cancel))
    },
    end() {
      end()
      for (const id of [...waiting.keys()]) settle(id)?.reject(new ContentHQError('cancelled'))
      clearTimeout(idle)
    },
  }
}

/** The worker's end: answers requests one after the other. `transferOf` names the buffers that are given away. */
export function serveWorkerLine<Request, Answer>(
  work: (request: Request, call: Call) => Promise<Answer>,
  transferOf: (answer: Answer) => Transferable[],
): void {
  const cancels = new Map<number, AbortController>()
  let queue: Promise<void> = Promise.resolve()
  const reply = (message: FromWorker<Answer>, transfer: Transferable[] = []) =>
    globalThis.postMessage(message, { transfer })

  const answer = async (id: number, request: Request, signal: AbortSignal): Promise<void> => {
    try {
      throwIfAborted(signal)
      const onProgress = (fraction: number) => reply({ kind: 'progress', id, fraction })
      const result = await work(request, { signal, onProgress })
      reply({ kind: 'answer', id, answer: result }, transferOf(result))
    } catch (thrown) {
      reply({ kind: 'error', id, error: asContentHQError(thrown).toRecord() })
    } finally {
      cancels.delete(id)
    }
  }
  globalThis.addEventListener('message', ({ data }: MessageEvent<ToWorker<Request>>) => {
    if (data.kind === 'cancel') return cancels.get(data.id)?.abort()
    const cancel = new AbortController()
    cancels.set(data.id, cancel)
    queue = queue.then(() => answer(data.id, data.request, cancel.signal))
  })
}

/** Lets messages in: work that runs long calls it now and then, or it could not be cancelled. */
export const breathe = (): Promise<void> => new Promise(resolve => setTimeout(resolve))
