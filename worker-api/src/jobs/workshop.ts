/** Owns what a turn of a job works with, from the Worker's surroundings; and how a job is poked. */
import { openDatabase } from '../db/client.ts'
import type { Env } from '../env.ts'
import { openWeb } from '../ingestion/open-web.ts'
import { logFailure } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { settledMedia } from '../storage/keep-media.ts'
import { readMedia, storeMedia } from '../storage/media.ts'
import type { Workshop } from './advance.ts'
import type { Vendors } from './vendors.ts'

export const openWorkshop = (env: Env, vendors: Vendors): Workshop => ({
  database: openDatabase(env),
  vendors,
  web: openWeb(env),
  files: {
    async put({ bytes, ...file }) {
      const { deletion: since } = await settledMedia(openDatabase(env), file.owner, file.hash)
      await storeMedia(env.MEDIA, { ...file, size: bytes.byteLength, body: new Blob([bytes]).stream() })
      return { since }
    },
    async get(owner, hash) {
      const object = await readMedia(env.MEDIA, owner, hash, undefined)
      if (!object) throw new Refusal('asset-missing')
      return new Uint8Array(await object.arrayBuffer())
    },
  },
})

/** Ends what jobs have under way that costs nothing. Lost, it is awaited like everything else. */
export async function stopJob({ JOB_ALARMS }: Env, id: string): Promise<void> {
  try {
    await JOB_ALARMS.get(JOB_ALARMS.idFromName(id)).fetch('http://job/stop')
  } catch (thrown) {
    logFailure({ job: id, doing: 'stop' }, thrown)
  }
}

/** Wakes jobs. A poke that gets lost is no failure: the sweep comes by. */
export async function pokeJobs({ JOB_ALARMS }: Env, ids: readonly string[]): Promise<void> {
  const pokes = ids.map(id => JOB_ALARMS.get(JOB_ALARMS.idFromName(id)).fetch('http://job/'))
  for (const poked of await Promise.allSettled(pokes))
    if (poked.status === 'rejected') logFailure({ doing: 'poke' }, poked.reason)
}
