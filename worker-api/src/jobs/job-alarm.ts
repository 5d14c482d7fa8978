/**
 * Owns waking a job: a Durable Object for each, named by it, that keeps nothing but its alarm. The rows are the truth: an
 * alarm too many finds nothing to do, and one that is lost is made good by the next sweep.
 */
import type { Env } from '../env.ts'
import { reasonOf } from '../reason.ts'
import { advance } from './advance.ts'
import type { Vendors } from './vendors.ts'
import { openWorkshop } from './workshop.ts'

/** Milliseconds until the next look at a job whose turn broke off. */
const PATIENCE = 30_000

export type JobAlarmClass = new (state: DurableObjectState, env: Env) => DurableObject

/** The class of these objects, for the vendors that this app has. */
export function createJobAlarm(vendors: Vendors): JobAlarmClass {
  return class JobAlarm implements DurableObject {
    readonly #state: DurableObjectState
    readonly #env: Env

    constructor(state: DurableObjectState, env: Env) {
      this.#state = state
      this.#env = env
    }

    /** Any request is a poke: look at once. */
    async fetch(): Promise<Response> {
      await this.#state.storage.setAlarm(Date.now())
      return new Response(null, { status: 204 })
    }

    /** Never throws: the platform would try again six times and then forget. */
    async alarm(): Promise<void> {
      const { name } = this.#state.id
      if (name === undefined) return
      let next: number | undefined
      try {
        const moment = await advance(openWorkshop(this.#env, vendors), name)
        next = moment === undefined ? undefined : Date.parse(moment)
      } catch (thrown) {
        console.error(JSON.stringify({ job: name, turn: reasonOf(thrown) }))
        next = Date.now() + PATIENCE
      }
      if (next !== undefined) await this.#state.storage.setAlarm(next)
    }
  }
}
