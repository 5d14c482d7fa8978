/**
 * Owns a film of any length, made in the page from a few pictures and tones: two scenes a minute under Ken Burns, with
 * crossfades, narration, captions and looped music. Rendered as a session renders it, with a segment store on disk.
 */
import { type Composition, createEngine, writeWav } from '@contenthq/engine'
import type { Asset, AssetHash, NarrationTimings, PictureClip, SoundClip, Timeline } from '@contenthq/model'
import { openSegments } from '@contenthq/sdk/testing'
import { ALL_FORMATS, BlobSource, Input } from 'mediabunny'
import { photograph } from '../render/photograph.ts'

export type LongFilmCall = { readonly minutes: number; readonly deadlineSeconds: number }

export type LongFilm = {
  /** Seconds after the start at which each minute of film was encoded. */
  readonly marks: readonly number[]
  readonly soundSeconds: number
  readonly stitchSeconds: number
  readonly seconds: number
  /** Of the finished film, read back. */
  readonly filmSeconds: number
  readonly bytes: number
  readonly onDisk: boolean
  readonly headerFirst: boolean
}

const FRAME_RATE = 30
const SAMPLE_RATE = 48_000
const SCENE_FRAMES = 30 * FRAME_RATE
const FADE_FRAMES = 15
const PICTURES = 12
const VOICES = 8
const SPEECH_SECONDS = 24
const MUSIC_SECONDS = 150
const SIZE = { width: 854, height: 480 }
const PICTURE = { width: 1280, height: 720 }
const provenance = { provider: 'bench', licence: 'CC0-1.0' }

async function picture(index: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(PICTURE.width, PICTURE.height)
  canvas.getContext('2d')!.putImageData(new ImageData(photograph(index, PICTURE), PICTURE.width, PICTURE.height), 0, 0)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
}

/** Syllables of a buzzing tone. */
function voice(index: number): Blob {
  const pitch = 110 + 12 * index
  const samples = Float32Array.from({ length: SPEECH_SECONDS * SAMPLE_RATE }, (_, at) => {
    const time = at / SAMPLE_RATE
    const open = Math.max(0, Math.sin(2 * Math.PI * 2.1 * time)) ** 0.5
    return 0.12 * open * [1, 2, 3, 4, 5].reduce((sum, n) => sum + Math.sin(2 * Math.PI * pitch * n * time) / n, 0)
  })
  return new Blob([writeWav([samples], SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' })
}

function music(): Blob {
  const channels = [0, 1].map(side =>
    Float32Array.from({ length: MUSIC_SECONDS * SAMPLE_RATE }, (_, at) => {
      const time = at / SAMPLE_RATE
      return 0.1 * Math.sin(2 * Math.PI * (220 + side) * time) * (0.6 + 0.4 * Math.sin(time))
    }),
  )
  return new Blob([writeWav(channels, SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' })
}

const words = 'The leaf that was carried over mountains and seas became the most common drink after water'.split(' ')

function timings(): NarrationTimings {
  const spoken = Array.from({ length: SPEECH_SECONDS * 2 }, (_, index) => words[index % words.length]!)
  let at = 0
  return {
    text: spoken.join(' '),
    language: 'en',
    origin: 'phones',
    words: spoken.map((word, index) => {
      const start = at
      at += word.length + 1
      return { start, end: start + word.length, from: index / 2, to: (index + 0.9) / 2 }
    }),
  }
}

/** The timeline of so many minutes; nothing is made for it yet. */
export function longComposition(minutes: number): Composition {
  const assets: Record<AssetHash, Asset> = {}
  const scenes = minutes * 2
  const lengthFrames = scenes * SCENE_FRAMES
  const pictures: PictureClip[] = []
  const narration: SoundClip[] = []
  const captions: Timeline['captions'][number][] = []
  const transitions: Timeline['transitions'][number][] = []
  for (let scene = 0; scene < scenes; scene++) {
    const sceneId = `s${scene}`
    const startFrame = scene * SCENE_FRAMES
    const asset = `picture-${scene % PICTURES}`
    assets[asset] = { hash: asset, kind: 'image', mimeType: 'image/jpeg', bytes: 1, ...PICTURE, provenance }
    pictures.push({
      sceneId,
      kind: 'picture',
      title: '',
      asset,
      startFrame,
      lengthFrames: SCENE_FRAMES + (scene < scenes - 1 ? FADE_FRAMES : 0),
      // no two scenes move alike, or one would be found where the other was left
      motion: { style: 'ken-burns', from: [0, 0, 1, 1], to: [0.05 + (scene % 97) / 2000, 0.05, 0.85, 0.85] },
    })
    const spokenFrame = startFrame + 2 * FRAME_RATE
    const startSample = (spokenFrame / FRAME_RATE) * SAMPLE_RATE
    const samples = SPEECH_SECONDS * SAMPLE_RATE
    narration.push({ sceneId, asset: `voice-${scene % VOICES}`, startSample, samples, offsetSamples: 0 })
    captions.push({
      sceneId,
      timings: 'timings',
      style: 'plate',
      originSample: startSample,
      startFrame: spokenFrame,
      lengthFrames: SPEECH_SECONDS * FRAME_RATE,
    })
    if (scene > 0)
      transitions.push({
        from: `s${scene - 1}`,
        to: sceneId,
        style: 'crossfade',
        startFrame,
        lengthFrames: FADE_FRAMES,
      })
  }
  const end = (lengthFrames / FRAME_RATE) * SAMPLE_RATE
  const loop = MUSIC_SECONDS * SAMPLE_RATE
  return {
    timeline: {
      frameRate: { num: FRAME_RATE, den: 1 },
      lengthFrames,
      pictures,
      narration,
      music: Array.from({ length: Math.ceil(end / loop) }, (_, index) => ({
        asset: 'music',
        startSample: index * loop,
        samples: Math.min(loop, end - index * loop),
        offsetSamples: 0,
      })),
      captions,
      transitions,
    },
    size: SIZE,
    background: [0, 0, 0, 1],
    assets,
    timings: { timings: timings() },
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
}

async function material(): Promise<ReadonlyMap<AssetHash, Blob>> {
  const files = new Map<AssetHash, Blob>([['music', music()]])
  for (let index = 0; index < PICTURES; index++) files.set(`picture-${index}`, await picture(index))
  for (let index = 0; index < VOICES; index++) files.set(`voice-${index}`, voice(index))
  return files
}

/** Rejects with 'cancelled' after the deadline. */
export async function longFilm({ minutes, deadlineSeconds }: LongFilmCall): Promise<LongFilm> {
  const files = await material()
  const { segments, close } = openSegments('contenthq-long-film')
  const engine = createEngine({
    assetBase: '/contenthq/',
    assets: { read: async hash => files.get(hash)! },
    segments,
  })
  const marks: number[] = []
  let [soundSeconds, assembly] = [0, 0]
  const start = performance.now()
  const now = () => (performance.now() - start) / 1000
  const { blob, dispose } = await engine.render(longComposition(minutes), {
    signal: AbortSignal.timeout(deadlineSeconds * 1000),
    onProgress({ framesDone, sound, stage }) {
      while (framesDone >= (marks.length + 1) * 60 * FRAME_RATE) marks.push(now())
      if (sound === 1 && soundSeconds === 0) soundSeconds = now()
      if (stage === 'assembly' && assembly === 0) assembly = now()
    },
  })
  const seconds = now()
  const head = await blob.slice(0, 256).text()
  const input = new Input({ source: new BlobSource(blob), formats: ALL_FORMATS })
  const filmSeconds = await input.computeDuration()
  input.dispose()
  await dispose()
  close()
  return {
    marks,
    soundSeconds,
    stitchSeconds: seconds - assembly,
    seconds,
    filmSeconds,
    bytes: blob.size,
    onDisk: blob instanceof File,
    headerFirst: head.includes('moov'),
  }
}
