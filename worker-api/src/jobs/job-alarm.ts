/**
 * Owns waking a job: a Durable Object for each, named by it, that keeps nothing but its alarm and its name. The rows are
 * the truth: an alarm too many finds nothing to do, and one that is lost is made good by the next sweep.
 */
import type { Env } from '../env.ts'
import { logFailure } from '../log.ts'
import { advance } from './advance.ts'
import type { Vendors } from './vendors.ts'
import { openWorkshop } from './workshop.ts'

/** Milliseconds until the next look at a job whose turn broke off. */
const PATIENCE = 30_000
/** Where the name is kept: an object that its alarm wakes is not told it (https://github.com/cloudflare/workerd/issues/6850). */
const NAME = 'name'

export type JobAlarmClass = new (state: DurableObjectState, env: Env) => DurableObject

/** The class of these objects, for the vendors that this app has. */
export function createJobAlarm(vendors: Vendors): JobAlarmClass {
  return class JobAlarm implements DurableObject {
    readonly #state: DurableObjectState
    readonly #env: Env
    #stop: AbortController | undefined

    constructor(state: DurableObjectState, env: Env) {
      this.#state = state
      this.#env = env
    }

    /** Any request is a poke: look at once. '/stop' ends a call under way that costs nothing before. */
    async fetch(request: Request): Promise<Response> {
      if (new URL(request.url).pathname === '/stop') this.#stop?.abort()
      const { name } = this.#state.id
      if (name !== undefined) await this.#state.storage.put(NAME, name)
      await this.#state.storage.setAlarm(Date.now())
      return new Response(null, { status: 204 })
    }

    /** Never throws: the platform would try again six times and then forget. */
    async alarm(): Promise<void> {
      const name = this.#state.id.name ?? (await this.#state.storage.get<string>(NAME))
      if (name === undefined) return
      let next: number | undefined
      const stop = new AbortController()
      this.#stop = stop
      try {
        const moment = await advance({ ...openWorkshop(this.#env, vendors), stop: stop.signal }, name)
        next = moment === undefined ? undefined : Date.parse(moment)
      } catch (thrown) {
        logFailure({ job: name }, thrown)
        next = Date.now() + PATIENCE
      }
      if (next === undefined) await this.#state.storage.delete(NAME)
      else await this.#state.storage.setAlarm(next)
    }
  }
}
