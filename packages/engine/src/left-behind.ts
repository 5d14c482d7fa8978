/**
 * Owns the count of what code leaves behind in a page: workers, object URLs, listeners on window and document, channels,
 * audio contexts, intervals, locks. For tests.
 */

export type LeftBehind = {
  readonly workers: number
  readonly urls: number
  readonly listeners: number
  readonly channels: number
  readonly contexts: number
  readonly intervals: number
  readonly locks: number
}

export const nothing: LeftBehind = {
  workers: 0,
  urls: 0,
  listeners: 0,
  channels: 0,
  contexts: 0,
  intervals: 0,
  locks: 0,
}

type Listeners = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

/** Counts listeners that were added to a target and neither removed nor used up. */
function watchListeners(target: EventTarget, alive: Set<string>): () => void {
  const names = new WeakMap<object, number>()
  let last = 0
  const nameOf = (type: string, listener: object, capture: boolean) => {
    if (!names.has(listener)) names.set(listener, ++last)
    return `${target.constructor.name} ${type} ${names.get(listener)} ${capture}`
  }
  const isCapture = (options: boolean | EventListenerOptions | undefined) =>
    typeof options === 'boolean' ? options : (options?.capture ?? false)
  const { addEventListener, removeEventListener }: Listeners = target
  const watched: Listeners = {
    addEventListener(type: string, listener, options) {
      addEventListener.call(target, type, listener, options)
      if (!listener) return
      const name = nameOf(type, listener, isCapture(options))
      alive.add(name)
      if (typeof options !== 'object') return
      if (options.once) addEventListener.call(target, type, () => alive.delete(name), { once: true })
      options.signal?.addEventListener('abort', () => alive.delete(name), { once: true })
    },
    removeEventListener(type: string, listener, options) {
      removeEventListener.call(target, type, listener, options)
      if (listener) alive.delete(nameOf(type, listener, isCapture(options)))
    },
  }
  Object.assign(target, watched)
  return () => {
    for (const name of Object.keys(watched)) Reflect.deleteProperty(target, name)
  }
}

/** Makes instances of a class count until `end` is called on them. */
function watched<C extends new (...args: never[]) => object>(Real: C, end: string, alive: Set<object>): C {
  return new Proxy(Real, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as Record<string, (...all: unknown[]) => unknown>
      const ends = made[end]!
      alive.add(made)
      made[end] = (...all) => {
        alive.delete(made)
        return ends.apply(made, all)
      }
      return made
    },
  })
}

/** Five seconds' worth. */
const LOOKS = 50

/** Runs `work` and counts what it made and had not ended soon after. What is loaded once and stays should be loaded before. */
export async function leftBehind(work: () => Promise<void>): Promise<LeftBehind> {
  const real = { Worker, BroadcastChannel, AudioContext, setInterval, clearInterval }
  const { createObjectURL, revokeObjectURL } = URL
  const alive = {
    workers: new Set<object>(),
    channels: new Set<object>(),
    contexts: new Set<object>(),
    urls: new Set<string>(),
    intervals: new Set<unknown>(),
    listeners: new Set<string>(),
  }
  const ends = [window, document].map(target => watchListeners(target, alive.listeners))
  Object.assign(globalThis, {
    Worker: watched(Worker, 'terminate', alive.workers),
    BroadcastChannel: watched(BroadcastChannel, 'close', alive.channels),
    AudioContext: watched(AudioContext, 'close', alive.contexts),
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const id = real.setInterval.apply(globalThis, args)
      alive.intervals.add(id)
      return id
    },
    clearInterval: (id: number | undefined) => {
      alive.intervals.delete(id)
      real.clearInterval.call(globalThis, id)
    },
  })
  URL.createObjectURL = source => {
    const url = createObjectURL.call(URL, source)
    alive.urls.add(url)
    return url
  }
  URL.revokeObjectURL = url => {
    alive.urls.delete(url)
    revokeObjectURL.call(URL, url)
  }
  const count = async (): Promise<LeftBehind> => {
    const { held = [], pending = [] } = await navigator.locks.query()
    return {
      workers: alive.workers.size,
      urls: alive.urls.size,
      listeners: alive.listeners.size,
      channels: alive.channels.size,
      contexts: alive.contexts.size,
      intervals: alive.intervals.size,
      locks: [...held, ...pending].filter(({ name }) => name?.startsWith('contenthq')).length,
    }
  }
  try {
    await work()
    // a clock that stops at its next stroke, a lock that falls with its worker
    for (let look = 0; look < LOOKS; look++) {
      const left = await count()
      if (Object.values(left).every(number => number === 0)) return left
      await new Promise(resolve => setTimeout(resolve, 100))
    }
    return await count()
  } finally {
    Object.assign(globalThis, real)
    Object.assign(URL, { createObjectURL, revokeObjectURL })
    for (const end of ends) end()
  }
}
