/** Owns the running of jobs on a few workers: each worker takes the next job when it is free. The first failure stops all. */

/** `run` gets a worker and the job's index; results keep the jobs' order. */
export async function runPool<W, T>(
  workers: readonly W[],
  jobs: number,
  run: (worker: W, job: number) => Promise<T>,
): Promise<readonly T[]> {
  const results = new Array<T>(jobs)
  let next = 0
  let failed = false
  await Promise.all(
    workers.map(async worker => {
      while (next < jobs && !failed) {
        const job = next++
        try {
          results[job] = await run(worker, job)
        } catch (thrown) {
          failed = true
          throw thrown
        }
      }
    }),
  )
  return results
}
