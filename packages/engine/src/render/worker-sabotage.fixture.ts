/** Makes render workers fail in tests: code that runs in each before its own, and a way to kill them as a browser would. */

export type Sabotage = {
  /** Render workers that were started and not ended since, oldest first. */
  readonly alive: ReadonlySet<Worker>
  /** The one that said something last: it is at work. */
  busy(): Worker | undefined
  /** How many were started. */
  started(): number
  /** Ends a worker from outside: no event tells its owner. */
  kill(worker: Worker): void
  /** Lets a worker with the code `outOfMemory` ask for memory; resolves when it was refused. */
  exhaust(worker: Worker): Promise<void>
  /** Resolves when the next worker that is started says its first word. */
  nextAnswer(): Promise<void>
  restore(): void
}

/** `codeOf` gives the JavaScript that the n-th render worker started from now on runs first. */
export function sabotageWorkers(codeOf: (worker: number) => string = () => ''): Sabotage {
  const Real = globalThis.Worker
  const alive = new Set<Worker>()
  let spoke: Worker | undefined
  const awaited: (() => void)[] = []
  let started = 0
  const scriptOf = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  class SabotagedWorker extends Real {
    constructor(url: string | URL, options?: WorkerOptions) {
      const renders = options?.name?.startsWith('contenthq-render') === true
      const parts = renders ? [scriptOf(codeOf(started)), new URL(url, location.href).href] : []
      super(renders ? scriptOf(parts.map(part => `import ${JSON.stringify(part)}`).join('\n')) : url, options)
      if (!renders) return
      alive.add(this)
      started++
      const waiting = awaited.splice(0)
      this.addEventListener('message', () => {
        for (const tell of waiting.splice(0)) tell()
        spoke = this
      })
    }
    override terminate(): void {
      alive.delete(this)
      super.terminate()
    }
  }
  globalThis.Worker = SabotagedWorker
  return {
    alive,
    busy: () => (spoke && alive.has(spoke) ? spoke : undefined),
    started: () => started,
    kill(worker) {
      alive.delete(worker)
      Real.prototype.terminate.call(worker)
    },
    exhaust(worker) {
      worker.postMessage({ exhaust: true })
      return new Promise(resolve => worker.addEventListener('error', () => resolve(), { once: true }))
    },
    nextAnswer: () => new Promise(resolve => awaited.push(resolve)),
    restore() {
      globalThis.Worker = Real
    },
  }
}

/**
 * Encoders that work for `good` frames in a worker and then fail ('error') or say nothing more ('silence');
 * `alsoSoftware` says whether the software encoder does the same.
 */
export const brokenEncoder = (
  good: number,
  how: 'error' | 'silence',
  { alsoSoftware }: { readonly alsoSoftware: boolean },
): string => `
  const Real = globalThis.VideoEncoder
  let frames = 0
  globalThis.VideoEncoder = class extends Real {
    #broken = true
    #init
    constructor(init) { super(init); this.#init = init }
    configure(config) {
      this.#broken = ${alsoSoftware} || config.hardwareAcceleration !== 'prefer-software'
      super.configure(config)
    }
    encode(frame, options) {
      if (this.#broken && ++frames > ${good}) {
        if (${how === 'error'}) this.#init.error(new DOMException('The GPU process crashed.', 'EncodingError'))
        return
      }
      super.encode(frame, options)
    }
    flush() { return this.#broken && frames > ${good} && ${how === 'silence'} ? new Promise(() => {}) : super.flush() }
  }
`

/** Listens for `exhaust`: real allocations, until one is refused and nobody catches it. */
export const outOfMemory = `
  addEventListener('message', ({ data }) => {
    if (data?.exhaust) setTimeout(() => {
      const held = []
      for (;;) held.push(new WebAssembly.Memory({ initial: 16384, maximum: 65536 }))
    })
  })
`
