/** Owns the hand-over of frames from one who paints to one who takes them, one at a time. */

export type FrameQueue = {
  /** Resolves when the taker wants more; rejects when it failed. */
  push(frame: Uint8Array): Promise<void>
  end(): void
  fail(reason: unknown): void
  readonly frames: AsyncIterable<Uint8Array>
}

export function createFrameQueue(): FrameQueue {
  let waiting: Uint8Array | undefined
  let ended = false
  let failure: { readonly reason: unknown } | undefined
  let wakeTaker = (): void => undefined
  let wakeGiver = (): void => undefined

  async function* take(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (waiting) {
        const frame = waiting
        waiting = undefined
        wakeGiver()
        yield frame
      } else if (ended) return
      else
        await new Promise<void>(resolve => {
          wakeTaker = resolve
        })
    }
  }

  return {
    async push(frame) {
      while (waiting && !failure && !ended)
        await new Promise<void>(resolve => {
          wakeGiver = resolve
        })
      if (failure) throw failure.reason
      waiting = frame
      wakeTaker()
    },
    end() {
      ended = true
      wakeTaker()
      wakeGiver()
    },
    fail(reason) {
      failure ??= { reason }
      wakeGiver()
    },
    frames: { [Symbol.asyncIterator]: take },
  }
}
