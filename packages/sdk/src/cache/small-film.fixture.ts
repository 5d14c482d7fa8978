/** A small film for the tests of the cache: striped pictures under one tone, the same every time. */
import { type AssetReader, type Composition, writeWav } from '@contenthq/engine'
import { type Asset, type AssetHash, frameToSample, SAMPLE_RATE } from '@contenthq/model'

export const SCENES = 8
const FRAMES = 45
const OVERLAP = 9
/** The first and the last scene have one transition only. */
export const LONGEST_SEGMENT = FRAMES - OVERLAP

const LENGTH = SCENES * (FRAMES - OVERLAP) + OVERLAP
const frameRate = { num: 30, den: 1 }
const provenance = { provider: 'test', licence: 'CC0-1.0' }

async function picture(index: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 360)
  const context = canvas.getContext('2d')!
  context.fillStyle = `hsl(${index * 40} 60% 40%)`
  context.fillRect(0, 0, 640, 360)
  context.fillStyle = 'rgb(255 255 255 / 0.2)'
  for (let x = 0; x < 640; x += 16 + index) context.fillRect(x, 0, 8, 360)
  return canvas.convertToBlob({ type: 'image/png' })
}

export async function smallFilm(): Promise<{ readonly composition: Composition; readonly assets: AssetReader }> {
  const blobs = new Map<AssetHash, Blob>()
  const assets: Record<AssetHash, Asset> = {}
  const scenes = Array.from({ length: SCENES }, (_, index) => ({
    id: `s${index}`,
    hash: `p${index}`,
    start: index * (FRAMES - OVERLAP),
  }))
  for (const [index, { hash }] of scenes.entries()) {
    blobs.set(hash, await picture(index))
    assets[hash] = { hash, kind: 'image', mimeType: 'image/png', bytes: 1, width: 640, height: 360, provenance }
  }
  const samples = frameToSample(LENGTH, frameRate)
  const tone = Float32Array.from({ length: samples }, (_, i) => 0.3 * Math.sin((2 * Math.PI * 440 * i) / SAMPLE_RATE))
  blobs.set('tone', new Blob([writeWav([tone], SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' }))
  const composition: Composition = {
    timeline: {
      frameRate,
      lengthFrames: LENGTH,
      pictures: scenes.map(({ id, hash, start }) => ({
        sceneId: id,
        kind: 'picture',
        title: '',
        asset: hash,
        startFrame: start,
        lengthFrames: FRAMES,
        motion: { style: 'zoom-in' },
      })),
      transitions: scenes.slice(1).map(({ id, start }, index) => ({
        from: scenes[index]!.id,
        to: id,
        style: 'crossfade',
        startFrame: start,
        lengthFrames: OVERLAP,
      })),
      narration: [{ asset: 'tone', startSample: 0, samples, offsetSamples: 0 }],
      music: [],
      captions: [],
    },
    size: { width: 320, height: 180 },
    background: [0, 0, 0, 1],
    assets,
    timings: {},
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
  return { composition, assets: { read: async hash => blobs.get(hash)! } }
}
