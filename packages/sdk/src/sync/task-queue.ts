/**
 * Owns when work is done: one piece at a time, not before it is due, again later when it failed in a way that may pass.
 * While the other side does not answer at all, everything waits. Does not know what the work is.
 */
import { asContentHQError, type ContentHQError } from '@contenthq/model'

export type QueueState = 'idle' | 'working' | 'unreachable'

export type TaskQueue = {
  readonly state: QueueState
  /** Does `work` in so many milliseconds; a task of the same name that has not begun is put off or brought forward. */
  add(name: string, work: () => Promise<void>, delay: number): void
  has(name: string): boolean
  /** Ends a wait for the other side. */
  wake(): void
  /** Resolves when nothing is left, or the other side does not answer. */
  settled(): Promise<void>
  /** Begins nothing more and waits for what runs. */
  stop(): Promise<void>
}

export type QueueOptions = {
  /** Milliseconds before the second attempt; doubled each time up to `longestPause`. */
  readonly firstPause: number
  readonly longestPause: number
  readonly onState: (state: QueueState) => void
  /** A failure that will not pass by itself. */
  readonly onFailure: (name: string, error: ContentHQError) => void
}

type Task = { readonly work: () => Promise<void>; readonly due: number; readonly failures: number }

export function createTaskQueue({ firstPause, longestPause, onState, onFailure }: QueueOptions): TaskQueue {
  const tasks = new Map<string, Task>()
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let unanswered = 0
  let closedUntil = 0
  let stopped = false
  let state: QueueState = 'idle'
  let waiting: (() => void)[] = []

  const pauseAfter = (failures: number): number =>
    Math.min(longestPause, firstPause * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)

  function report(): void {
    const next: QueueState = unanswered > 0 ? 'unreachable' : tasks.size > 0 || running ? 'working' : 'idle'
    if (next !== state) {
      state = next
      onState(state)
    }
    if (next === 'working' && !stopped) return
    for (const resolve of waiting) resolve()
    waiting = []
  }

  const nextDue = (): readonly [string, Task] | undefined =>
    [...tasks].reduce<readonly [string, Task] | undefined>(
      (first, task) => (first === undefined || task[1].due < first[1].due ? task : first),
      undefined,
    )

  function plan(): void {
    clearTimeout(timer)
    const next = nextDue()
    if (stopped || running || !next) return
    timer = setTimeout(start, Math.max(0, Math.max(next[1].due, closedUntil) - Date.now()))
  }

  function start(): void {
    const next = nextDue()
    if (!next || running || stopped) return
    tasks.delete(next[0])
    running = attempt(...next).finally(() => {
      running = undefined
      report()
      plan()
    })
    report()
  }

  async function attempt(name: string, task: Task): Promise<void> {
    try {
      await task.work()
      unanswered = 0
      closedUntil = 0
    } catch (thrown) {
      const error = asContentHQError(thrown)
      if (stopped || error.code === 'cancelled') return
      const failures = task.failures + 1
      if (error.code === 'api-unreachable') {
        unanswered++
        closedUntil = Date.now() + pauseAfter(unanswered)
        if (!tasks.has(name)) tasks.set(name, { ...task, failures })
        return
      }
      unanswered = 0
      if (!error.retryable) return onFailure(name, error)
      if (!tasks.has(name)) tasks.set(name, { ...task, failures, due: Date.now() + pauseAfter(failures) })
    }
  }

  return {
    get state() {
      return state
    },
    add(name, work, delay) {
      if (stopped) return
      tasks.set(name, { work, due: Date.now() + delay, failures: 0 })
      report()
      plan()
    },
    has: name => tasks.has(name),
    wake() {
      closedUntil = 0
      plan()
    },
    settled: () =>
      new Promise(resolve => {
        waiting.push(resolve)
        report()
      }),
    async stop() {
      stopped = true
      clearTimeout(timer)
      tasks.clear()
      await running
      report()
    },
  }
}
