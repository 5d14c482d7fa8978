/** Where films and their parts lie, on a real private file system: every target holds the same film, and nothing is left. */
import { asContentHQError } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input, type InputTrack } from 'mediabunny'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../engine.ts'
import { testAssetBase } from '../../ffmpeg/asset-base.fixture.ts'
import type { EncodedSegment, VideoPacket } from '../../segments/segment-store.ts'
import { testFilm } from '../composition.fixture.ts'
import type { FilmParts } from '../stitch.ts'
import type { FilmTarget } from './film-file.ts'
import { createPartShelf, partOf } from './part-shelf.ts'
import { createSpool } from './spool.ts'
import { openTemporaryFolder, sweepTemporaryFolders } from './temporary-folder.ts'
import { writeFilm } from './write-film.ts'

const never = new AbortController().signal
const settings = { size: { width: 320, height: 180 }, frameRate: { num: 30, den: 1 } }
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    thrown => asContentHQError(thrown).code,
  )

async function temporary(): Promise<readonly string[]> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle('contenthq-temporary', { create: true })
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  return names
}

/** A file of the user's own, with something in it. */
async function ownFile(): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory()
  const handle = await root.getFileHandle(`${crypto.randomUUID()}.mp4`, { create: true })
  const writable = await handle.createWritable()
  await writable.write('what was there before')
  await writable.close()
  return handle
}

type Packet = { readonly data: Uint8Array; readonly key: boolean; readonly from: number; readonly length: number }

async function packetsOf(
  film: Blob,
): Promise<{ readonly video: readonly Packet[]; readonly audio: readonly Packet[] }> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  const read = async (track: InputTrack | null) => {
    const packets: Packet[] = []
    for await (const { data, type, timestamp, duration } of new EncodedPacketSink(track!).packets())
      packets.push({ data: data.slice(), key: type === 'key', from: timestamp, length: duration })
    return packets
  }
  const tracks = {
    video: await read(await input.getPrimaryVideoTrack()),
    audio: await read(await input.getPrimaryAudioTrack()),
  }
  input.dispose()
  return tracks
}

let film: Blob
let parts: FilmParts
beforeAll(async () => {
  const made = await testFilm([
    { colour: 'rgb(40 60 160)', frames: 100, text: 'One leaf, one bowl.' },
    { colour: 'rgb(180 90 40)', frames: 90, overlap: 10, text: 'The drink that changed the world.' },
  ])
  film = (
    await createEngine({ assetBase: testAssetBase, assets: made.assets }).render(made.composition, { signal: never })
  ).blob
  parts = await partsOf(film)
})
afterEach(async () => expect(await temporary()).toEqual([]))

/** A film taken apart again: a segment from each key frame on, sound in blocks of fifty. */
async function partsOf(whole: Blob): Promise<FilmParts> {
  const input = new Input({ source: new BlobSource(whole), formats: ALL_FORMATS })
  const picture = await (await input.getPrimaryVideoTrack())!.getDecoderConfig()
  const sound = await (await input.getPrimaryAudioTrack())!.getDecoderConfig()
  input.dispose()
  const bytesOf = (from: AllowSharedBufferSource) => new Uint8Array(from as ArrayBuffer)
  const { video, audio } = await packetsOf(whole)
  const description = bytesOf(picture!.description!)
  const segments: (EncodedSegment & { readonly packets: VideoPacket[] })[] = []
  for (const { data, key } of video) {
    if (key) segments.push({ codec: picture!.codec, description, packets: [] })
    segments.at(-1)!.packets.push({ data: Uint8Array.from(data), key })
  }
  const blocks = Array.from({ length: Math.ceil(audio.length / 50) }, (_, index) =>
    audio.slice(index * 50, index * 50 + 50).map(({ data }) => Uint8Array.from(data)),
  )
  const end = audio.at(-1)!
  return {
    segments: segments.map((segment, index) => partOf(`${index}`, segment)),
    decoder: { codec: picture!.codec, description },
    sound: {
      blocks: blocks.map(({ length }, index) => ({ key: `${index}`, packets: length })),
      packetSamples: 1024,
      decoderConfig: {
        codec: sound!.codec,
        sampleRate: sound!.sampleRate,
        numberOfChannels: sound!.numberOfChannels,
        description: bytesOf(sound!.description!),
      },
      encoder: '',
      samples: Math.round((end.from + end.length) * 48_000),
      bytes: audio.reduce((sum, { data }) => sum + data.length, 0),
      packetsEncoded: 0,
    },
    readSegment: async index => segments[index]!,
    readSound: async index => ({ packets: blocks[index]!, description: bytesOf(sound!.description!) }),
  }
}

test('a film is the same in memory, on disk and in a file, put together at once or part by part, header first', async () => {
  const wanted = await packetsOf(film)
  const own = await ownFile()
  for (const target of ['auto', 'memory', 'disk', own] satisfies FilmTarget[])
    for (const compactBytes of [undefined, 0]) {
      const where = `${typeof target === 'string' ? target : 'file'} ${compactBytes}`
      const written = await writeFilm(parts, settings, target, never, compactBytes)
      expect(written.blob.type, where).toBe('video/mp4')
      const found = await packetsOf(written.blob)
      expect(found, where).toEqual(wanted)
      const bytes = await written.blob.text()
      expect(bytes.indexOf('moov'), where).toBeGreaterThan(0)
      expect(bytes.indexOf('moov'), where).toBeLessThan(bytes.indexOf('mdat'))
      // sound lies beside its picture: a player that reads on needs both
      if (compactBytes === 0) expect(await farthestApart(written.blob), where).toBeLessThan(1.1)
      const onDisk = target === 'disk' || (target === 'auto' && compactBytes === 0)
      expect(await temporary(), where).toHaveLength(onDisk ? 1 : 0)
      await written.dispose()
      expect(await temporary(), where).toEqual([])
    }
  expect(await (await own.getFile()).text()).not.toContain('what was there before')
})

test('a film on disk is written in place by a worker, and beside where there can be none', async () => {
  const wanted = await packetsOf(film)
  const { createWritable } = FileSystemFileHandle.prototype
  const RealWorker = Worker
  const refuse = () => {
    throw new TypeError('not here')
  }
  const written: string[] = []
  try {
    for (const way of ['in place', 'beside', 'neither']) {
      FileSystemFileHandle.prototype.createWritable = way === 'beside' ? createWritable : refuse
      globalThis.Worker =
        way === 'in place'
          ? RealWorker
          : (class {
              constructor() {
                refuse()
              }
            } as unknown as typeof Worker)
      const work = writeFilm(parts, settings, 'disk', never, 0).then(async one => {
        expect(await packetsOf(one.blob), way).toEqual(wanted)
        await one.dispose()
      })
      written.push(`${way}: ${await codeOf(work)}`)
    }
  } finally {
    FileSystemFileHandle.prototype.createWritable = createWritable
    globalThis.Worker = RealWorker
  }
  expect(written).toEqual(['in place: none', 'beside: none', 'neither: output-unwritable'])
})

/** Seconds by which one track runs ahead of the other in the order of the file's bytes. */
async function farthestApart(film: Blob): Promise<number> {
  const bytes = new Uint8Array(await film.arrayBuffer())
  const { video, audio } = await packetsOf(film)
  const placesOf = (packets: readonly Packet[]) => {
    let at = 0
    return packets.map(({ data, from }) => {
      // a packet is found behind the one before it
      for (; ; at++) if (bytes[at] === data[0] && data.every((byte, index) => bytes[at + index] === byte)) break
      return { at, from }
    })
  }
  const all = [
    ...placesOf(video).map(place => ({ ...place, track: 0 })),
    ...placesOf(audio).map(place => ({ ...place, track: 1 })),
  ]
  const now = [0, 0]
  let most = 0
  for (const { from, track } of all.toSorted((a, b) => a.at - b.at)) {
    now[track] = from
    most = Math.max(most, Math.abs(now[0]! - now[1]!))
  }
  return most
}

test('a film that is not finished leaves nothing: no file, and what was there before stays', async () => {
  const own = await ownFile()
  for (const target of ['auto', 'disk', own] satisfies FilmTarget[])
    for (const compactBytes of [undefined, 0]) {
      const abort = new AbortController()
      const cancelled: FilmParts = {
        ...parts,
        readSegment: async index => {
          if (index === 1) abort.abort()
          return parts.readSegment(index)
        },
      }
      expect(await codeOf(writeFilm(cancelled, settings, target, abort.signal, compactBytes))).toBe('cancelled')
      const broken: FilmParts = { ...parts, readSegment: () => Promise.reject(new Error('lost')) }
      expect(await codeOf(writeFilm(broken, settings, target, never, compactBytes))).toBe('unexpected')
      const odd: FilmParts = {
        ...parts,
        readSegment: async index => ({ ...(await parts.readSegment(index)), description: Uint8Array.of(index) }),
      }
      expect(await codeOf(writeFilm(odd, settings, target, never, compactBytes))).toBe('encoder-failed')
      expect(await temporary()).toEqual([])
    }
  expect(await (await own.getFile()).text()).toBe('what was there before')
})

const segmentOf = (seed: number): EncodedSegment => ({
  codec: 'avc1.640028',
  description: Uint8Array.of(1, seed),
  colorSpace: { matrix: 'bt709', fullRange: false },
  packets: Array.from({ length: 1 + (seed % 5) }, (_, index) => ({
    key: index === 0,
    data: crypto.getRandomValues(new Uint8Array(100 * (index + 1))),
  })),
})

test('parts that no store keeps lie in memory, then in files, and are gone with their render', async () => {
  const segments = new Map(Array.from({ length: 20 }, (_, seed) => [`${seed}`, segmentOf(seed)]))
  const spool = createSpool(3000)
  const refusing = {
    get: async () => undefined,
    put: async (key: string) => key === '3',
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
  const shelf = createPartShelf(refusing, spool)
  for (const [key, segment] of segments) await shelf.put(key, segment)
  expect(await temporary()).toHaveLength(1)
  for (const [key, segment] of segments) expect(await shelf.get(key), key).toEqual(key === '3' ? undefined : segment)
  await shelf.leave()
  await shelf.put('late', segmentOf(1))
  expect(await shelf.get('late')).toBeUndefined()
})

test('what a page left behind is swept, and what belongs to a living one is not', async () => {
  const mine = (await openTemporaryFolder())!
  await mine.directory.getFileHandle('part', { create: true })
  // another page, as far as locks go: an iframe is a client of its own and can be killed
  const frame = document.createElement('iframe')
  document.body.append(frame)
  const id = crypto.randomUUID()
  const other = frame.contentWindow!.navigator
  await new Promise<void>(resolve => {
    void other.locks.request(`contenthq temporary ${id}`, () => {
      resolve()
      return new Promise(() => undefined)
    })
  })
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('contenthq-temporary')
  for (const name of [id, 'orphan']) {
    const folder = await root.getDirectoryHandle(name, { create: true })
    await folder.getFileHandle('film.mp4', { create: true })
  }
  expect(await temporary()).toHaveLength(3)
  await sweepTemporaryFolders()
  expect((await temporary()).toSorted()).toEqual([id, mine.directory.name].toSorted())
  frame.remove()
  // its lock is let go a moment after it died
  await navigator.locks.request(`contenthq temporary ${id}`, () => undefined)
  await sweepTemporaryFolders()
  expect(await temporary()).toEqual([mine.directory.name])
  await mine.dispose()
})
