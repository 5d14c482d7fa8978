/**
 * The reference film for benchmarks: six photograph-like pictures of five seconds under Ken Burns between 1.00 and 1.15,
 * crossfades of half a second, one narration a scene with captions, music ducked under it. The same every time.
 */
import {
  type Asset,
  type AssetHash,
  type NarrationTimings,
  SAMPLE_RATE,
  type Size,
  type Timeline,
} from '@contenthq/model'
import { writeWav } from '../audio/write-wav.ts'
import type { TestFilm } from './composition.fixture.ts'

const SCENES = 6
const SCENE_FRAMES = 150
const FADE_FRAMES = 15
const SPEECH_SECONDS = 4.2
const SPEECH_AT = 0.25
const PICTURE: Size = { width: 1920, height: 1080 }
const ZOOM = 1.15
const TEXT = 'Slow light moves over the hills while somebody tells what it saw there.'
const provenance = { provider: 'test', licence: 'CC0-1.0' }
const frameRate = { num: 30, den: 1 }

/** Pixels of a cell of noise, and its alpha 0..255: about as 1/f, the last one grain. */
const NOISE = [
  [256, 90],
  [64, 70],
  [16, 50],
  [4, 30],
  [1, 9],
] as const

/** 0..1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/**
 * Detail at every scale falling off as 1/f, ridges with hard edges, grain: what makes photographs hard to encode. With
 * `finest` above 1 there is no detail smaller than so many pixels, as in a photograph without grain.
 */
export async function photograph(seed: number, { width, height }: Size, finest = 1): Promise<Blob> {
  const random = randomOf(seed + 1)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  const sky = context.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, `hsl(${200 + 20 * random()} 60% 62%)`)
  sky.addColorStop(1, `hsl(${30 + 20 * random()} 70% 78%)`)
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  for (let ridge = 0; ridge < 4; ridge++) {
    context.fillStyle = `hsl(${90 + 60 * random()} 30% ${48 - ridge * 10}%)`
    context.beginPath()
    context.moveTo(0, height)
    let y = height * (0.35 + ridge * 0.15)
    for (let x = 0; x <= width; x += 6) {
      y += (random() - 0.5) * 14 * (height / 1080)
      context.lineTo(x, y)
    }
    context.lineTo(width, height)
    context.fill()
  }
  context.globalCompositeOperation = 'overlay'
  context.imageSmoothingQuality = 'high'
  for (const [cell, strength] of NOISE.filter(([cell]) => cell >= finest)) {
    const noise = new ImageData(Math.ceil(width / cell), Math.ceil(height / cell))
    for (let at = 0; at < noise.data.length; at += 4) noise.data.set([0, 0, 0].fill(255 * random()), at)
    for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = strength
    context.drawImage(await createImageBitmap(noise), 0, 0, width, height)
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}

const wav = (...channels: Float32Array<ArrayBuffer>[]) =>
  new Blob([writeWav(channels, SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' })

/** A buzz of harmonics in syllables. */
function speech(scene: number): Blob {
  let phase = 0
  return wav(
    Float32Array.from({ length: SPEECH_SECONDS * SAMPLE_RATE }, (_, i) => {
      const seconds = i / SAMPLE_RATE
      phase += (2 * Math.PI * (150 + 25 * Math.sin(2.1 * seconds + scene))) / SAMPLE_RATE
      let voice = 0
      for (let harmonic = 1; harmonic <= 8; harmonic++) voice += Math.sin(phase * harmonic) / (harmonic + 1)
      return 0.22 * Math.sin(Math.PI * 4.5 * seconds) ** 2 * voice
    }),
  )
}

function music(seconds: number): Blob {
  const side = (shift: number) =>
    Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, i) => {
      const at = i / SAMPLE_RATE
      const note = [220, 196, 175, 165][Math.floor(at / 2) % 4]!
      const swell = Math.min(1, (at % 2) * 8) * Math.exp(-(at % 2) * 0.7)
      return 0.2 * swell * (Math.sin(2 * Math.PI * note * at + shift) + Math.sin(2.5 * Math.PI * note * at))
    })
  return wav(side(0), side(1))
}

const words: NarrationTimings['words'] = [...TEXT.matchAll(/\S+/g)].map(({ index, 0: word }, at, all) => ({
  start: index,
  end: index + word.length,
  from: (at * SPEECH_SECONDS) / all.length,
  to: ((at + 0.9) * SPEECH_SECONDS) / all.length,
}))

export async function referenceFilm(size: Size): Promise<TestFilm> {
  const whole = [0, 0, 1, 1] as const
  const close = [(1 - 1 / ZOOM) / 2, (1 - 1 / ZOOM) / 2, 1 / ZOOM, 1 / ZOOM] as const
  const blobs = new Map<AssetHash, Blob>([['music', music((SCENES * SCENE_FRAMES) / 30)]])
  const assets: Record<AssetHash, Asset> = {}
  const scenes = Array.from({ length: SCENES }, (_, index) => ({
    id: `s${index}`,
    picture: `picture ${index}`,
    voice: `voice ${index}`,
    startFrame: index * SCENE_FRAMES,
    startSample: (index * SCENE_FRAMES * SAMPLE_RATE) / 30 + SPEECH_AT * SAMPLE_RATE,
  }))
  for (const [index, { picture, voice }] of scenes.entries()) {
    blobs.set(picture, await photograph(index, PICTURE))
    blobs.set(voice, speech(index))
    assets[picture] = { hash: picture, kind: 'image', mimeType: 'image/jpeg', bytes: 1, ...PICTURE, provenance }
  }
  const samples = SPEECH_SECONDS * SAMPLE_RATE
  const timeline: Timeline = {
    frameRate,
    lengthFrames: SCENES * SCENE_FRAMES,
    pictures: scenes.map(({ id, picture, startFrame }, index) => ({
      sceneId: id,
      kind: 'picture',
      title: '',
      asset: picture,
      startFrame,
      lengthFrames: SCENE_FRAMES + (index < SCENES - 1 ? FADE_FRAMES : 0),
      motion: { style: 'ken-burns', ...(index % 2 ? { from: close, to: whole } : { from: whole, to: close }) },
    })),
    transitions: scenes.slice(1).map(({ id, startFrame }, index) => ({
      from: `s${index}`,
      to: id,
      style: 'crossfade',
      startFrame,
      lengthFrames: FADE_FRAMES,
    })),
    narration: scenes.map(({ id, voice, startSample }) => ({
      sceneId: id,
      asset: voice,
      startSample,
      samples,
      offsetSamples: 0,
    })),
    music: [{ asset: 'music', startSample: 0, samples: (SCENES * SCENE_FRAMES * SAMPLE_RATE) / 30, offsetSamples: 0 }],
    captions: scenes.map(({ id, startFrame, startSample }) => ({
      sceneId: id,
      timings: 'words',
      style: 'plate',
      originSample: startSample,
      startFrame: startFrame + 7,
      lengthFrames: SPEECH_SECONDS * 30,
    })),
  }
  return {
    composition: {
      timeline,
      size,
      background: [0, 0, 0, 1],
      assets,
      timings: { words: { text: TEXT, language: 'en', origin: 'phones', words } },
      sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
    },
    assets: {
      read: async hash => {
        const blob = blobs.get(hash)
        if (!blob) throw new Error(`no ${hash}`)
        return blob
      },
    },
  }
}
