/** A film with everything that the registries hold: every motion, transitions and caption styles each or in all pairs, a title card. */
import {
  type Asset,
  type AssetHash,
  frameToSample,
  type NarrationTimings,
  type OverlayClip,
  type PictureClip,
  SAMPLE_RATE,
  type Size,
  type Timeline,
} from '@contenthq/model'
import { writeWav } from '../audio/write-wav.ts'
import { styles } from '../engine.ts'
import type { TestFilm } from '../render/composition.fixture.ts'
import { photograph } from '../render/reference-film.fixture.ts'

/** The last one stands upright. */
const PICTURES = 4
const FITS = ['cover', 'contain', 'blurred'] as const
/**
 * Pixels of the smallest detail. Chromium's software H.264 stops refining at a step that no bitrate lifts: grain costs
 * 0.03 to 0.05 of SSIM at 24 as at 80 Mbit/s, so it would hide what is compared here.
 */
const FINEST = 16
const frameRate = { num: 30, den: 1 }
const provenance = { provider: 'test', licence: 'CC0-1.0' }
const TEXT = 'Every style has its turn here, and none is left out.'

export type MatrixFilm = TestFilm & {
  /** Frames in the middle of each transition, and of each scene alone. */
  readonly samples: readonly number[]
  /** What stands in the film, for people. */
  readonly contents: string
}

/** Words over all of a scene, the last one in its last frames. */
function timingsOf(seconds: number): NarrationTimings {
  const words = [...TEXT.matchAll(/\S+/g)].map((word, index, all) => ({
    start: word.index,
    end: word.index + word[0].length,
    from: (index * seconds) / all.length,
    to: ((index + 0.9) * seconds) / all.length,
  }))
  return { text: TEXT, language: 'en', origin: 'phones', words }
}

/** Scenes of `sceneFrames`, each beginning with a transition of `overlap` frames under its own captions. */
export async function matrixFilm(
  size: Size,
  sceneFrames: number,
  overlap: number,
  extent: 'each' | 'all-pairs',
): Promise<MatrixFilm> {
  const { motions, transitions: kinds, captions: looks, lowerThirds } = styles
  const each = Array.from({ length: Math.max(kinds.length, looks.length) }, (_, index) => ({
    kind: kinds[index % kinds.length]!,
    look: looks[index % looks.length]!,
  }))
  const pairs = extent === 'each' ? each : kinds.flatMap(kind => looks.map(look => ({ kind, look })))
  const count = Math.max(motions.length, pairs.length + 1)
  const blobs = new Map<AssetHash, Blob>()
  const assets: Record<AssetHash, Asset> = {}
  for (let index = 0; index < PICTURES; index++) {
    const hash = `picture ${index}`
    const natural = index === PICTURES - 1 ? { width: 900, height: 1200 } : { width: 1600, height: 900 }
    blobs.set(hash, await photograph(index, natural, FINEST))
    assets[hash] = { hash, kind: 'image', mimeType: 'image/jpeg', bytes: 1, ...natural, provenance }
  }
  const step = sceneFrames - overlap
  const pictures: PictureClip[] = []
  const transitions: Timeline['transitions'][number][] = []
  const captions: Timeline['captions'][number][] = []
  const overlays: OverlayClip[] = []
  for (let scene = 0; scene < count; scene++) {
    const sceneId = `s${scene}`
    const startFrame = scene * step
    const { kind, look } = pairs[(scene + pairs.length - 1) % pairs.length]!
    pictures.push({
      sceneId,
      kind: scene === 0 ? 'title' : 'picture',
      title: scene === 0 ? 'Everything there is' : '',
      asset: `picture ${scene % PICTURES}`,
      startFrame,
      lengthFrames: sceneFrames,
      motion: { style: motions[scene % motions.length]!.id },
      fit: FITS[(scene >> 2) % FITS.length]!,
      ground: { kind: 'gradient', from: '#10203c', to: '#d05878', angle: 120 },
    })
    if (scene > 0)
      transitions.push({ from: `s${scene - 1}`, to: sceneId, style: kind.id, startFrame, lengthFrames: overlap })
    const design = lowerThirds[scene % lowerThirds.length]!.id
    overlays.push({
      sceneId,
      overlay: { id: sceneId, kind: 'lower-third', name: 'Ada Lindqvist', line: 'Historian', style: design },
      startFrame: startFrame + overlap,
      lengthFrames: step - overlap,
      edges: 'both',
    })
    captions.push({
      sceneId,
      timings: 'words',
      style: look.id,
      originSample: frameToSample(startFrame, frameRate),
      startFrame,
      lengthFrames: step,
    })
  }
  const lengthFrames = (count - 1) * step + sceneFrames
  assets.logo = { ...assets['picture 0']!, hash: 'logo' }
  blobs.set('logo', blobs.get('picture 0')!)
  overlays.unshift({
    overlay: { id: 'logo', kind: 'logo', asset: 'logo', place: 'top-right', size: 0.2, opacity: 0.8 },
    startFrame: 0,
    lengthFrames,
    edges: 'none',
  })
  const tone = { asset: 'silence', startSample: 0, samples: SAMPLE_RATE / 10, offsetSamples: 0 }
  blobs.set('silence', new Blob([writeWav([new Float32Array(SAMPLE_RATE / 10)], SAMPLE_RATE, 'pcm16')]))
  return {
    composition: {
      timeline: { frameRate, lengthFrames, pictures, transitions, captions, narration: [tone], music: [], overlays },
      size,
      background: [0, 0, 0, 1],
      assets,
      timings: { words: timingsOf(step / 30) },
      sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
    },
    assets: { read: async hash => blobs.get(hash)! },
    samples: pictures.flatMap(({ startFrame }, scene) => [
      ...(scene > 0 ? [startFrame + (overlap >> 1)] : []),
      startFrame + overlap + ((step - overlap) >> 1),
    ]),
    contents: `${motions.length} motions, ${kinds.length} transitions ${extent === 'each' ? 'and' : '×'} ${looks.length} caption styles, ${lowerThirds.length} lower thirds and a logo, ${FITS.length} fits`,
  }
}
