/** A small film in every format, read again: frames, times, colour of the first frame, loudness; and MP4 at every frame rate. */
import { asContentHQError, type FilmFormat, filmFormats, formatFacts, frameRates, SAMPLE_RATE } from '@contenthq/model'
import { expect, onTestFinished, test, vi } from 'vitest'
import { loudnessOfSound } from '../audio/loudness.ts'
import { readSound } from '../audio/read-sound.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import type { EncodedSegment, SegmentStore } from '../segments/segment-store.ts'
import { testFilm } from './composition.fixture.ts'
import { filmFacts } from './film-facts.fixture.ts'
import { missingFor } from './format-support.ts'
import { partOf } from './output/part-shelf.ts'
import { writeFilm } from './output/write-film.ts'
import { encodeCase } from './worker/encoders/conformance.ts'
import { createEncoder } from './worker/encoders/create-encoder.ts'

const signal = new AbortController().signal
const scenes = [
  { colour: 'rgb(40 60 160)', frames: 41, motion: 'static', text: 'One leaf, one bowl.' },
  { colour: 'rgb(180 90 40)', frames: 34, overlap: 10, motion: 'pan-left' },
]
const FRAMES = 65

/** Mean of a part without words. */
async function colourOf(picture: CanvasImageSource): Promise<readonly number[]> {
  const context = new OffscreenCanvas(320, 180).getContext('2d', { willReadFrequently: true })!
  context.drawImage(picture, 0, 0, 320, 180)
  const { data } = context.getImageData(0, 0, 64, 64)
  return [0, 1, 2].map(channel => {
    let sum = 0
    for (let at = channel; at < data.length; at += 4) sum += data[at]!
    return sum / (data.length / 4)
  })
}

function memoryStore(): SegmentStore & { readonly kept: Map<string, EncodedSegment> } {
  const kept = new Map<string, EncodedSegment>()
  return {
    kept,
    get: async key => kept.get(key),
    put: async (key, one) => kept.set(key, one) === kept,
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
}

async function videoFacts(blob: Blob) {
  let first: readonly number[] = []
  const facts = await filmFacts(blob, async frame => {
    if (frame.timestamp === 0) first = await colourOf(frame)
  })
  return { ...facts, first }
}

async function gifFacts(blob: Blob) {
  const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type: 'image/gif' })
  await Promise.all([decoder.completed, decoder.tracks.ready])
  const { frameCount = 0, repetitionCount } = decoder.tracks.selectedTrack!
  const delays: number[] = []
  let first: readonly number[] = []
  for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex })
    if (frameIndex === 0) first = await colourOf(image)
    delays.push((image.duration ?? 0) / 1e6)
    image.close()
  }
  decoder.close()
  return { delays, first, repetitionCount }
}

/** Size and checksum. */
async function contentsOf(blob: Blob) {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return [blob.size, ...new Uint8Array(hash)]
}

const near = (seen: readonly number[], wanted: readonly number[]) =>
  expect(Math.max(...seen.map((value, index) => Math.abs(value - wanted[index]!)))).toBeLessThan(14)

test('every format holds the same film', async () => {
  // an MP4 says when it was made
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { composition, assets } = await testFilm(scenes)
  const segments = memoryStore()
  const engine = createEngine({ assetBase: testAssetBase, assets, segments })
  const blue = [61, 80, 170] // half of it under stripes of a fifth of white
  for (const format of filmFormats) {
    const film = await engine.render(composition, { signal, format })
    const { mimeType, picture, sound } = formatFacts[format]
    expect(film.blob.type).toBe(mimeType)
    if (format === 'mp3' || format === 'wav') {
      const { estimate } = await engine.canRender(composition, { format })
      expect(Math.abs(estimate!.bytes / film.blob.size - 1)).toBeLessThan(0.25)
    }
    expect(film.seconds).toBeCloseTo(FRAMES / 30, 9)
    if (format === 'gif') {
      const { delays, first, repetitionCount } = await gifFacts(film.blob)
      expect([film.frames, delays.length]).toEqual([33, 33])
      near(first, blue)
      expect(repetitionCount).toBe(Number.POSITIVE_INFINITY)
      let time = 0
      for (const [frame, delay] of delays.entries()) {
        expect(Math.abs(time - frame / 15)).toBeLessThanOrEqual(0.0051)
        time += delay
      }
    } else if (picture) {
      const { times, decoded, keys, first } = await videoFacts(film.blob)
      expect([film.frames, times.length, decoded.length]).toEqual([FRAMES, FRAMES, FRAMES])
      expect(keys).toEqual(expect.arrayContaining([0, 31, 41])) // where segments begin
      // WebM counts in milliseconds
      for (const [frame, time] of times.entries()) expect(Math.abs(time - frame / 30)).toBeLessThan(0.00051)
      near(first, blue)
    } else expect([film.frames, film.videoEncoder]).toEqual([0, ''])
    if (sound) {
      const heard = await readSound(film.blob)
      expect(Math.abs(heard.samples - (FRAMES * SAMPLE_RATE) / 30)).toBeLessThanOrEqual(format === 'webm' ? 960 : 1152)
      if (format === 'webm') {
        const header = [...new Uint8Array(await film.blob.slice(0, 16_384).arrayBuffer())].join()
        // SeekPreRoll (RFC 9559) of 80 ms, as Opus asks (RFC 7845)
        expect(header).toContain([0x56, 0xbb, 0x84, 0x04, 0xc4, 0xb4, 0x00].join())
      }
      if (format === 'wav') expect(heard.samples).toBe((FRAMES * SAMPLE_RATE) / 30)
      expect(Math.abs(loudnessOfSound(heard.channels[0], heard.channels[1] ?? heard.channels[0]) + 14)).toBeLessThan(1)
    }
    const again = await engine.render(composition, { signal, format, target: 'disk' })
    expect(await contentsOf(again.blob)).toEqual(await contentsOf(film.blob))
    expect([again.framesEncoded, format === 'mp3' || format === 'wav' || again.soundPacketsEncoded]).toEqual([
      0,
      format === 'mp3' || format === 'wav' || 0,
    ])
  }
})

test('posters show the frame, and WebVTT is read by the browser with its place', async () => {
  const { composition, assets } = await testFilm([{ ...scenes[0]!, text: 'Tea & <leaf>, one bowl.' }])
  const engine = createEngine({ assetBase: testAssetBase, assets })
  for (const type of ['image/png', 'image/jpeg', 'image/webp'] as const) {
    const poster = await engine.poster(composition, { type, longest: 160 })
    const bitmap = await createImageBitmap(poster)
    expect([poster.type, bitmap.width, bitmap.height]).toEqual([type, 160, 90])
    near(await colourOf(bitmap), [61, 80, 170])
  }
  expect((await createImageBitmap(await engine.poster(composition, { frame: 1e6 }))).width).toBe(320)

  const url = URL.createObjectURL(new Blob([engine.subtitles(composition, 'vtt')], { type: 'text/vtt' }))
  const video = document.createElement('video')
  const track = document.createElement('track')
  video.append(track)
  document.body.append(video)
  track.track.mode = 'hidden'
  const loaded = new Promise((resolve, reject) => {
    track.addEventListener('load', resolve)
    track.addEventListener('error', reject)
  })
  track.src = url
  await loaded
  const cues = [...(track.track.cues ?? [])] as VTTCue[]
  expect(cues.map(cue => cue.getCueAsHTML().textContent).join(' ')).toBe('Tea & <leaf>, one bowl.')
  expect(cues[0]).toMatchObject({ line: 84, size: 90, align: 'center' })
  expect(cues[0]!.startTime).toBeGreaterThan(0)
  video.remove()
  URL.revokeObjectURL(url)
})

test('a format that does not exist or cannot be made here is refused before work', async () => {
  const { composition, assets } = await testFilm(scenes)
  const engine = createEngine({ assetBase: testAssetBase, assets })
  const wrong = engine.render(composition, { signal, format: 'avi' as FilmFormat })
  await expect(wrong.catch(thrown => asContentHQError(thrown).code)).resolves.toBe('option-invalid')
  const none = { video: { vp9: false, av1: false }, audio: { aac: false, opus: false } }
  expect(filmFormats.filter(format => missingFor(format, none))).toEqual(['webm'])
})

test('frames lie exactly where each rate puts them', async () => {
  const size = { width: 320, height: 180 }
  const never = { signal, onFrame: () => undefined }
  for (const frameRate of frameRates)
    for (const [container, codec] of [['mp4'], ['webm', 'vp9']] as const) {
      const encoder = {
        kind: 'webcodecs',
        bitrate: 1e6,
        acceleration: 'no-preference',
        ...(codec ? { codec } : {}),
      } as const
      const settings = { size, frameRate, encoder, framePath: 'planes', assetBase: '' } as const
      const segment = await encodeCase(() => createEncoder(settings, never), { size, frameRate, frames: 13 }, never)
      const parts = {
        segments: [partOf('0', segment)],
        decoder: segment,
        sound: undefined,
        readSegment: async () => segment,
        readSound: () => Promise.reject(new Error('there is no sound')),
      }
      const { blob } = await writeFilm(parts, { size, frameRate, container }, 'memory', signal)
      const { times, decoded } = await filmFacts(blob)
      expect([times.length, decoded.length]).toEqual([13, 13])
      for (const [frame, time] of times.entries())
        expect(Math.abs(time - (frame * frameRate.den) / frameRate.num)).toBeLessThan(codec ? 0.00051 : 1e-9)
    }
})
