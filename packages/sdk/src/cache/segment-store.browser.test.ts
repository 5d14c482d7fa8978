/** Finished segments on a real database: damaged records, too little room. */
import { createEngine, type EncodedSegment } from '@contenthq/engine'
import { Dexie } from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import type { Database } from '../store/database.ts'
import { createCache } from './cache.ts'
import { createDatabases, expectSame, factsOf, pictureParts, renderOn } from './film-on-disk.fixture.ts'
import { packSegment } from './segment-record.ts'
import { createSegmentStore } from './segment-store.ts'
import { SCENES, smallFilm } from './small-film.fixture.ts'

const databases = createDatabases()
const database = databases.open

afterEach(databases.close)

const segmentOf = (seed: number): EncodedSegment => ({
  codec: 'avc1.640028',
  description: Uint8Array.of(1, 100, seed),
  colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
  packets: Array.from({ length: 1 + (seed % 7) }, (_, index) => ({
    key: index === 0,
    data: crypto.getRandomValues(new Uint8Array(200 + seed)),
  })),
})

async function flipByte({ cache }: Database, key: string): Promise<void> {
  const row = (await cache.get(key))!
  const { bytes } = row.value as { bytes: Uint8Array }
  bytes[Math.floor(Math.random() * bytes.length)]! ^= 1 << Math.floor(Math.random() * 8)
  await cache.put(row)
}

test('B3 a flipped byte in each of 100 records, and in each of a film: detected and made again', async () => {
  const rows = database()
  const store = createSegmentStore(createCache(rows))
  const segments = new Map(Array.from({ length: 100 }, (_, seed) => [`key ${seed}`, segmentOf(seed)]))
  for (const [key, segment] of segments) await store.put(key, segment)
  for (const [key, segment] of segments) expect(await store.get(key)).toEqual(segment)
  for (const { key } of await rows.cache.toArray()) await flipByte(rows, key)
  let detected = 0
  for (const [key, segment] of segments) {
    if ((await store.get(key)) === undefined) detected++
    await store.put(key, segment)
    expect(await store.get(key)).toEqual(segment)
  }

  const film = database()
  const whole = await renderOn(film)
  const wanted = await factsOf(whole.blob)
  const records = await pictureParts(film)
  expect(records).toHaveLength(2 * SCENES - 1)
  for (const { key } of records.slice(0, 5)) await flipByte(film, key)
  await film.cache.update(records[5]!.key, { value: 'not a record' })
  const again = await renderOn(film)
  expect(again.framesEncoded).toBeGreaterThan(0)
  expect(again.framesEncoded).toBeLessThan(whole.framesEncoded)
  expectSame(await factsOf(again.blob), wanted)
  const last = await renderOn(film)
  expect([last.framesEncoded, last.soundPacketsEncoded]).toEqual([0, 0])
  console.info(
    `[figure] B3 ${detected} of ${segments.size} flipped bytes detected; 6 damaged parts of a film made again, ${again.framesEncoded} of ${again.frames} frames`,
  )
  expect(detected).toBe(segments.size)
}, 120_000)

test('what was used longest ago makes room; what is too large, and a full or closed disk, stop nothing', async () => {
  const rows = database()
  const size = packSegment(segmentOf(7)).length + 10
  const store = createSegmentStore(createCache(rows, size * 3))
  // each use a moment later than the one before
  let moment = Date.now()
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => ++moment)
  for (const key of ['a', 'b', 'c']) await store.put(key, segmentOf(7))
  expect(await store.get('a')).toBeDefined()
  await store.put('d', segmentOf(7))
  clock.mockRestore()
  expect(await store.get('b')).toBeUndefined()
  for (const key of ['a', 'c', 'd']) expect(await store.get(key), key).toBeDefined()
  expect(await rows.cacheUses.count()).toBe(await rows.cache.count())

  await store.put('huge', { ...segmentOf(1), packets: [{ key: true, data: new Uint8Array(size * 4) }] })
  expect(await store.get('huge')).toBeUndefined()
  expect(await store.get('a')).toBeDefined()

  // a disk with less room than the browser says
  let room = 1
  const refuse = () => {
    if (room-- > 0) return
    throw new DOMException('full', 'QuotaExceededError')
  }
  rows.cache.hook('creating', refuse)
  await store.put('e', segmentOf(7))
  await store.put('f', segmentOf(7))
  expect(await store.get('e')).toBeDefined()
  expect(await store.get('f')).toBeUndefined()
  rows.cache.hook('creating').unsubscribe(refuse)
  await store.put('f', segmentOf(7))
  expect(await store.get('f')).toBeDefined()

  rows.close()
  await store.put('g', segmentOf(7))
  expect(await store.get('a')).toBeUndefined()
})

test('what a running render holds stays, whatever the budget, and counts again afterwards', async () => {
  const rows = database()
  const size = packSegment(segmentOf(7)).length + 10
  const cache = createCache(rows, size * 3)
  const store = createSegmentStore(cache)
  const keys = ['a', 'b', 'c', 'd', 'e', 'f']
  const [hold, other] = [store.hold(), store.hold()]
  expect(await store.put('before', segmentOf(7))).toBe(true)
  for (const key of keys) {
    hold.add(key)
    expect(await store.put(key, segmentOf(7)), key).toBe(true)
  }
  other.add('f')
  for (const key of keys) expect(await store.get(key), key).toBeDefined()
  expect(await store.get('before')).toBeUndefined()
  await hold.release()
  hold.add('a') // too late
  expect(await rows.cache.count()).toBe(3)
  for (const key of ['x', 'y', 'z']) await store.put(key, segmentOf(7))
  expect(await store.get('f')).toBeDefined()
  await other.release()
  expect(await rows.cache.count()).toBe(3)

  // a film that is far larger than the budget is whole all the same, and leaves no more than the budget
  const { composition, assets } = await smallFilm()
  const poor = database()
  const segments = createSegmentStore(createCache(poor, 60_000))
  const film = await createEngine({ assetBase: '/contenthq/', assets, segments }).render(composition, {
    signal: new AbortController().signal,
  })
  expect(film.blob.size).toBeGreaterThan(120_000)
  expect((await factsOf(film.blob)).times.frames).toHaveLength(composition.timeline.lengthFrames)
  const left = (await poor.cacheUses.toArray()).reduce((sum, { bytes }) => sum + bytes, 0)
  expect(left).toBeLessThanOrEqual(60_000)
  expect(left).toBeGreaterThan(0)
})

test('a database of the first version keeps its media and forgets only what can be made again', async () => {
  const name = crypto.randomUUID()
  const first = new Dexie(name)
  first.version(1).stores({ documents: 'id, updatedAt', media: 'hash', deletions: 'id', cache: 'key, usedAt' })
  await first.table('media').put({ hash: 'h', blob: new Blob(['x']), bytes: 1, addedAt: '' })
  await first.table('cache').put({ key: 'k', value: 1, usedAt: 1, bytes: 1 })
  first.close()
  const rows = database(name)
  expect(await rows.media.count()).toBe(1)
  expect(await rows.cache.count()).toBe(0)
  const store = createSegmentStore(createCache(rows))
  await store.put('a', segmentOf(1))
  expect(await store.get('a')).toBeDefined()
})
