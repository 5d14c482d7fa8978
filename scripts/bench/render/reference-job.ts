/**
 * Owns the reference job: six photographs of five seconds under Ken Burns between 1.00 and 1.15, half-second crossfades,
 * one narration a scene, thirty seconds of music ducked under it. As our composition, and as names of files that every
 * other program reads too.
 */

import type { Composition } from '@contenthq/engine'
import type { Asset, AssetHash, PictureClip, Size, SoundClip, Timeline, UnitRect } from '@contenthq/model'

export const SCENES = 6
export const FRAME_RATE = 30
export const SCENE_FRAMES = 150
export const FADE_FRAMES = 15
export const FRAMES = SCENES * SCENE_FRAMES
export const PICTURE: Size = { width: 1920, height: 1080 }
export const ZOOM = 1.15
/** Seconds of speech in each scene, and when it begins. */
export const SPEECH_SECONDS = 4.2
export const SPEECH_START = 0.25
export const SAMPLE_RATE = 48_000

export const pictureName = (scene: number): string => `picture-${scene}.jpg`
export const speechName = (scene: number): string => `speech-${scene}.wav`
export const MUSIC_NAME = 'music.wav'

/** Every scene but the last goes on below the crossfade into the next. */
export const lengthOf = (scene: number): number => SCENE_FRAMES + (scene < SCENES - 1 ? FADE_FRAMES : 0)

const WHOLE: UnitRect = [0, 0, 1, 1]
const CLOSE: UnitRect = [(1 - 1 / ZOOM) / 2, (1 - 1 / ZOOM) / 2, 1 / ZOOM, 1 / ZOOM]

/** `edited`: the scene whose motion is another, as after an edit. */
export function referenceComposition(size: Size, { edited }: { readonly edited?: number } = {}): Composition {
  const provenance = { provider: 'bench', licence: 'CC0-1.0' }
  const assets: Record<AssetHash, Asset> = {}
  const pictures: PictureClip[] = []
  const narration: SoundClip[] = []
  const transitions: Timeline['transitions'][number][] = []
  for (let scene = 0; scene < SCENES; scene++) {
    const sceneId = `s${scene}`
    const startFrame = scene * SCENE_FRAMES
    const asset = pictureName(scene)
    assets[asset] = { hash: asset, kind: 'image', mimeType: 'image/jpeg', bytes: 1, ...PICTURE, provenance }
    const closer = scene % 2 === 0 ? { from: WHOLE, to: CLOSE } : { from: CLOSE, to: WHOLE }
    pictures.push({
      sceneId,
      kind: 'picture',
      title: '',
      asset,
      startFrame,
      lengthFrames: lengthOf(scene),
      motion: scene === edited ? { style: 'pan-left' } : { style: 'ken-burns', ...closer },
    })
    narration.push({
      sceneId,
      asset: speechName(scene),
      startSample: (startFrame / FRAME_RATE + SPEECH_START) * SAMPLE_RATE,
      samples: SPEECH_SECONDS * SAMPLE_RATE,
      offsetSamples: 0,
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
  const samples = (FRAMES / FRAME_RATE) * SAMPLE_RATE
  return {
    timeline: {
      frameRate: { num: FRAME_RATE, den: 1 },
      lengthFrames: FRAMES,
      pictures,
      narration,
      music: [{ asset: MUSIC_NAME, startSample: 0, samples, offsetSamples: 0 }],
      captions: [],
      transitions,
    },
    size,
    background: [0, 0, 0, 1],
    assets,
    timings: {},
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
}
