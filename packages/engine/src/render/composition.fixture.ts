/** A small film for tests: striped pictures of known colours, tones as narration, one word a second. */
import {
  type Asset,
  type AssetHash,
  type NarrationTimings,
  type PictureClip,
  SAMPLE_RATE,
  type Timeline,
} from '@contenthq/model'
import { writeWav } from '../audio/write-wav.ts'
import type { AssetReader, Composition } from '../composition.ts'

export type TestFilm = { readonly composition: Composition; readonly assets: AssetReader }

export type TestScene = {
  readonly colour: string
  readonly frames: number
  readonly motion?: string
  /** Frames in which this scene and the one before overlap. */
  readonly overlap?: number
  readonly title?: string
  readonly text?: string
}

const size = { width: 320, height: 180 }
const frameRate = { num: 30, den: 1 }
const provenance = { provider: 'test', licence: 'CC0-1.0' }

async function picture(colour: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 360)
  const context = canvas.getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, 640, 360)
  // fine stripes, so that motion changes every frame
  context.fillStyle = 'rgb(255 255 255 / 0.2)'
  for (let x = 0; x < 640; x += 16) context.fillRect(x, 0, 8, 360)
  return canvas.convertToBlob({ type: 'image/png' })
}

function tone(seconds: number, hertz: number): Blob {
  const channel = Float32Array.from(
    { length: Math.round(seconds * SAMPLE_RATE) },
    (_, i) => 0.3 * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE),
  )
  return new Blob([writeWav([channel], SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' })
}

/** Words spread evenly over the sound. */
function timingsOf(text: string, seconds: number): NarrationTimings {
  const words = [...text.matchAll(/\S+/g)]
  const each = seconds / words.length
  return {
    text,
    language: 'en',
    origin: 'phones',
    words: words.map((word, index) => ({
      start: word.index,
      end: word.index + word[0].length,
      from: index * each,
      to: (index + 0.9) * each,
    })),
  }
}

export async function testFilm(scenes: readonly TestScene[]): Promise<TestFilm> {
  const blobs = new Map<AssetHash, Blob>()
  const assets: Record<AssetHash, Asset> = {}
  const timings: Record<AssetHash, NarrationTimings> = {}
  const pictures: PictureClip[] = []
  const narration: Timeline['narration'][number][] = []
  const captions: Timeline['captions'][number][] = []
  const transitions: Timeline['transitions'][number][] = []
  let end = 0
  for (const [index, scene] of scenes.entries()) {
    const overlap = index === 0 ? 0 : (scene.overlap ?? 0)
    const start = end - overlap
    const sceneId = `s${index}`
    // named by what they hold, as real hashes are
    const image = `p${index} ${scene.colour}`
    blobs.set(image, await picture(scene.colour))
    assets[image] = { hash: image, kind: 'image', mimeType: 'image/png', bytes: 1, width: 640, height: 360, provenance }
    pictures.push({
      sceneId,
      kind: scene.title ? 'title' : 'picture',
      title: scene.title ?? '',
      asset: image,
      startFrame: start,
      lengthFrames: scene.frames,
      motion: { style: scene.motion ?? 'zoom-in' },
    })
    if (overlap > 0)
      transitions.push({
        from: `s${index - 1}`,
        to: sceneId,
        style: 'crossfade',
        startFrame: start,
        lengthFrames: overlap,
      })
    if (scene.text) {
      const startFrame = start + overlap + 3
      const lengthFrames = scene.frames - overlap - 6
      const seconds = lengthFrames / 30
      const sound = `n${index} ${seconds}`
      const words = `t${index} ${seconds} ${scene.text}`
      blobs.set(sound, tone(seconds, 300 + 100 * index))
      timings[words] = timingsOf(scene.text, seconds)
      const startSample = startFrame * 1600
      narration.push({ sceneId, asset: sound, startSample, samples: lengthFrames * 1600, offsetSamples: 0 })
      captions.push({
        sceneId,
        timings: words,
        style: 'plate',
        originSample: startSample,
        startFrame,
        lengthFrames,
      })
    }
    end = start + scene.frames
  }
  const timeline: Timeline = { frameRate, lengthFrames: end, pictures, narration, music: [], captions, transitions }
  const composition: Composition = {
    timeline,
    size,
    background: [0, 0, 0, 1],
    assets,
    timings,
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
  return {
    composition,
    assets: {
      read: async hash => {
        const blob = blobs.get(hash)
        if (!blob) throw new Error(`no ${hash}`)
        return blob
      },
    },
  }
}
