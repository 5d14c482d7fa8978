/**
 * A core with threads that never answers, in a page that believes it is isolated. JavaScript as text, for it also runs
 * inside render workers, before their own code.
 */

/** `from`: it is silent from its start on, or starts and is silent about the first thing it is told to do. */
export const silentThreadedCore = (from: 'start' | 'work'): string => `
  Object.defineProperty(globalThis, 'crossOriginIsolated', { configurable: true, value: true })
  const Real = globalThis.Worker
  globalThis.silentCores = 0
  globalThis.Worker = class extends Real {
    #silent = false
    postMessage(message, ...rest) {
      // only the core with threads is given workers of its own
      if (message?.type === 'LOAD' && message.data?.workerURL) {
        this.#silent = true
        globalThis.silentCores++
        if (${from === 'work'}) {
          const answer = { id: message.id, type: 'LOAD', data: true }
          setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: answer })))
        }
      }
      if (!this.#silent) super.postMessage(message, ...rest)
    }
  }
  globalThis.talkAgain = () => {
    globalThis.Worker = Real
    delete globalThis.crossOriginIsolated
  }
`

/** Runs it in this page; answers how many silent cores were asked, and what ends it. */
export function silenceThreadedCore(from: 'start' | 'work'): { asked(): number; restore(): void } {
  new Function(silentThreadedCore(from))()
  const page = globalThis as unknown as { readonly silentCores: number; readonly talkAgain: () => void }
  return { asked: () => page.silentCores, restore: () => page.talkAgain() }
}
