/** Owns one place for a worker: started with its first job, replaced after a failure, one job at a time. */
import { type SpawnedWorker, spawnWorker } from './spawn-worker.ts'

export type WorkerSlot = {
  /** Jobs wait for each other. After a job that throws, the next one gets a new worker. */
  use<T>(job: (worker: SpawnedWorker) => Promise<T>): Promise<T>
  terminate(): void
}

/** Jobs after which a worker makes room for a new one: what its heap has gathered goes with it. */
const JOBS_A_WORKER = 24

/** Nothing is started before the first job: a film that is all in the store needs no worker. */
export function createWorkerSlot(): WorkerSlot {
  let worker: SpawnedWorker | undefined
  let jobs = 0
  let last: Promise<unknown> = Promise.resolve()
  const terminate = () => {
    worker?.terminate()
    worker = undefined
  }
  return {
    use(job) {
      const turn = last.then(async () => {
        try {
          worker ??= spawnWorker()
          const done = await job(worker)
          if (++jobs % JOBS_A_WORKER === 0) terminate()
          return done
        } catch (thrown) {
          terminate() // whatever went wrong may have left it in any state
          throw thrown
        }
      })
      last = turn.catch(() => undefined)
      return turn
    },
    terminate,
  }
}
