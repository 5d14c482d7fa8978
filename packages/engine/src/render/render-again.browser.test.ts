/** A second render encodes only what the first one did not leave: after a kill, after an edit, after damage. */
import { asContentHQError } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny'
import { expect, test } from 'vitest'
import type { AssetReader, Composition } from '../composition.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { cutSegments } from '../segments/cut.ts'
import type { EncodedSegment, SegmentStore } from '../segments/segment-store.ts'
import { type TestScene, testFilm } from './composition.fixture.ts'
import type { RenderProgress } from './progress.ts'

type TestFilm = { readonly composition: Composition; readonly assets: AssetReader }

const never = new AbortController().signal

const eightScenes: readonly TestScene[] = Array.from({ length: 8 }, (_, index) => ({
  colour: `rgb(${30 * index} 90 ${240 - 30 * index})`,
  frames: 60,
  overlap: 10,
  text: 'The drink that changed the world.',
}))

function memoryStore(): SegmentStore & { readonly kept: Map<string, EncodedSegment> } {
  const kept = new Map<string, EncodedSegment>()
  return {
    kept,
    get: async key => kept.get(key),
    async put(key, segment) {
      kept.set(key, segment)
      return true
    },
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
}

const engineOn = ({ assets }: TestFilm, segments: SegmentStore) =>
  createEngine({ assetBase: testAssetBase, assets, segments })

/** Frame times, sizes of time, and sound of a film, as the container holds them. */
async function trackFacts(film: Blob) {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  if (!video || !audio) throw new Error('a track is missing')
  const frames: number[][] = []
  for await (const { timestamp, duration } of new EncodedPacketSink(video).packets()) frames.push([timestamp, duration])
  const sound: number[][] = []
  for await (const { timestamp, duration } of new EncodedPacketSink(audio).packets()) sound.push([timestamp, duration])
  const decodable = await video.canDecode()
  input.dispose()
  return { frames, sound, decodable }
}

/** Every frame decoded: a broken join is an error here. */
async function decodedFrames(film: Blob): Promise<number> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const config = await video!.getDecoderConfig()
  let frames = 0
  let failure: unknown
  const decoder = new VideoDecoder({
    output(frame) {
      frames++
      frame.close()
    },
    error(cause) {
      failure = cause
    },
  })
  decoder.configure(config!)
  for await (const packet of new EncodedPacketSink(video!).packets()) decoder.decode(packet.toEncodedVideoChunk())
  await decoder.flush()
  decoder.close()
  input.dispose()
  if (failure !== undefined) throw failure
  return frames
}

test('stopped in the middle, the next render encodes again at most what was in flight', async () => {
  const made = await testFilm(eightScenes)
  const total = made.composition.timeline.lengthFrames
  const whole = await engineOn(made, memoryStore()).render(made.composition, { signal: never })
  expect(whole.framesEncoded).toBe(total)
  const wanted = await trackFacts(whole.blob)
  const { workers } = await engineOn(made, memoryStore()).capabilities()
  const lengths = cutSegments(made.composition.timeline).map(({ from, to }) => to - from)
  const inFlight = lengths
    .toSorted((a, b) => b - a)
    .slice(0, workers)
    .reduce((sum, length) => sum + length, 0)

  for (const stopAt of [1, 60, 150, 260, total - 1]) {
    const store = memoryStore()
    const kill = new AbortController()
    let before = 0
    const killed = engineOn(made, store).render(made.composition, {
      signal: kill.signal,
      onProgress({ framesDone }) {
        if (kill.signal.aborted) return
        before = framesDone
        if (framesDone >= stopAt) kill.abort()
      },
    })
    await expect(killed.catch(thrown => asContentHQError(thrown).code)).resolves.toBe('cancelled')

    const seen: RenderProgress[] = []
    const film = await engineOn(made, store).render(made.composition, {
      signal: never,
      onProgress: progress => seen.push(progress),
    })
    expect(before + film.framesEncoded - total, `stopped at ${stopAt}`).toBeLessThanOrEqual(inFlight)
    expect(film.frames).toBe(total)
    expect(await trackFacts(film.blob)).toEqual(wanted)
    expect(await decodedFrames(film.blob)).toBe(total)
    const done = seen.map(({ framesDone }) => framesDone)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(done.at(-1)).toBe(total)
  }
}, 180_000)

test('P3 after an edit of one scene in eight, only that scene and its transitions are encoded', async () => {
  const store = memoryStore()
  const first = await testFilm(eightScenes)
  const total = first.composition.timeline.lengthFrames
  const full = await engineOn(first, store).render(first.composition, { signal: never })
  expect(full.framesEncoded).toBe(total)
  expect((await engineOn(first, store).render(first.composition, { signal: never })).framesEncoded).toBe(0)

  const shares: number[] = []
  for (const index of [0, 3, 7]) {
    const edited = await testFilm(
      eightScenes.map((scene, at) => (at === index ? { ...scene, colour: 'rgb(9 200 9)', motion: 'pan-left' } : scene)),
    )
    const film = await engineOn(edited, store).render(edited.composition, { signal: never })
    expect(film.framesEncoded).toBe(60)
    expect(film.soundPacketsEncoded).toBe(0) // no sound was edited
    expect(await decodedFrames(film.blob)).toBe(total)
    shares.push(film.framesEncoded / total)
  }
  const most = Math.max(...shares)
  console.info(
    `[figure] P3 1 of 8 scenes edited: ${(most * 100).toFixed(1)} % of ${total} frames encoded (at most ${(150 / 8).toFixed(1)} %), no sound`,
  )
  expect(most).toBeLessThanOrEqual(1.5 / 8)
}, 120_000)

test('a stored segment that does not fit is encoded again, and a store that fails stops nothing', async () => {
  const made = await testFilm(eightScenes.slice(0, 3))
  const total = made.composition.timeline.lengthFrames
  const store = memoryStore()
  await engineOn(made, store).render(made.composition, { signal: never })
  const [first, second] = [...store.kept].filter(([, { codec }]) => codec.startsWith('avc'))
  const [key, segment] = first!
  const description = segment.description.slice()
  description[description.length - 1]! ^= 1
  store.kept.set(key, { ...segment, description })
  const [other, short] = second!
  store.kept.set(other, { ...short, packets: short.packets.slice(1) })
  const film = await engineOn(made, store).render(made.composition, { signal: never })
  expect(film.framesEncoded).toBe(segment.packets.length + short.packets.length)
  expect(await decodedFrames(film.blob)).toBe(total)
  expect((await engineOn(made, store).render(made.composition, { signal: never })).framesEncoded).toBe(0)

  const broken: SegmentStore = {
    get: () => Promise.reject(new Error('no disk')),
    put: () => Promise.reject(new Error('no disk')),
    hold: () => ({ add: () => undefined, release: () => Promise.reject(new Error('no disk')) }),
  }
  const without = await engineOn(made, broken).render(made.composition, { signal: never })
  expect([without.framesEncoded, without.frames]).toEqual([total, total])
}, 120_000)
