/** A small film whose parts stand on a real database: rendered, read back packet by packet, compared. */
import { createEngine, type RenderedFilm } from '@contenthq/engine'
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, type InputTrack } from 'mediabunny'
import { expect } from 'vitest'
import { type Database, openDatabase } from '../store/database.ts'
import { createCache } from './cache.ts'
import { unpackSegment } from './segment-record.ts'
import { createSegmentStore } from './segment-store.ts'
import { smallFilm } from './small-film.fixture.ts'

/** Fresh databases, and their end. */
export function createDatabases() {
  const open: Database[] = []
  return {
    open(name: string = crypto.randomUUID()): Database {
      const opened = openDatabase(name)
      open.push(opened)
      return opened
    },
    close() {
      for (const database of open.splice(0)) database.close()
    },
  }
}

export async function renderOn(rows: Database): Promise<RenderedFilm> {
  const { composition, assets } = await smallFilm()
  const segments = createSegmentStore(createCache(rows))
  return createEngine({ assetBase: '/contenthq/', assets, segments }).render(composition, {
    signal: new AbortController().signal,
  })
}

/** When each frame is shown and each packet of sound is heard, and what is heard. */
export async function factsOf(film: Blob) {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  if (!video || !audio) throw new Error('a track is missing')
  const timesOf = async (track: InputTrack) => {
    const times: number[][] = []
    for await (const { timestamp, duration } of new EncodedPacketSink(track).packets())
      times.push([timestamp, duration])
    return times
  }
  const times = { frames: await timesOf(video), sound: await timesOf(audio) }
  input.dispose()
  const context = new OfflineAudioContext(2, 48_000, 48_000)
  const heard = (await context.decodeAudioData(await film.arrayBuffer())).getChannelData(0)
  return { times, heard }
}

type Facts = Awaited<ReturnType<typeof factsOf>>

/** Encoded in other stretches, AAC comes back a little otherwise; a seam or a shift would be far more. */
export function expectSame(found: Facts, wanted: Facts): void {
  expect(found.times).toEqual(wanted.times)
  expect(found.heard.length).toBe(wanted.heard.length)
  let most = 0
  wanted.heard.forEach((sample, index) => {
    most = Math.max(most, Math.abs(sample - found.heard[index]!))
  })
  expect(Math.max(...wanted.heard.subarray(0, 48_000))).toBeGreaterThan(0.05)
  expect(most).toBeLessThan(0.01)
}

/** Parts of the picture; those of the sound lie beside them. */
export const pictureParts = async ({ cache }: Database) =>
  (await cache.toArray()).flatMap(({ key, value }) => {
    const { codec, packets } = unpackSegment((value as { bytes: Uint8Array<ArrayBuffer> }).bytes)
    return codec.startsWith('avc') ? [{ key, frames: packets.length }] : []
  })

export const framesStored = async (rows: Database): Promise<number> =>
  (await pictureParts(rows)).reduce((sum, { frames }) => sum + frames, 0)
