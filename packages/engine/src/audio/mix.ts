/**
 * Owns the film's sound as a function of time: any block of it, computed alone. Narration, ducked music, videos,
 * the film's gain, the limiter. Does not know how the sounds were read nor how the result is encoded.
 */
import { type AssetHash, ContentHQError, type SoundClip } from '@contenthq/model'
import { addClip, MONO_SHARE, type StretchedSound } from './add-clip.ts'
import { measureFilmGain } from './film-gain.ts'
import { type GainCurve, musicCurve, OPEN_SAMPLES, openingCurve, videoCurve } from './gain-curves.ts'
import { ceilingOf, LIMITER_LEAD, LIMITER_TAIL, limiterGain } from './limiter.ts'
import { createLoudnessMeter, integratedLoudness } from './loudness.ts'
import type { Channel, Sound } from './sound.ts'
import { type SoundPlan, soundFiles } from './sound-plan.ts'

export type Stereo = readonly [left: Channel, right: Channel]
export type Stems = { readonly narration: Stereo; readonly music: Stereo; readonly video: Stereo }

export type Mix = {
  /** Length of the film at 48 kHz. */
  readonly samples: number
  /** The film's gain in dB, a multiple of 0.25. */
  readonly gain: number
  /** Left and right from `startSample` on. Silence before 0 and after the end. */
  block(startSample: number, length: number): Stereo
  /** The same at a gain of 0 dB and without limiter: what the film's gain is measured on. */
  plain(startSample: number, length: number): Stereo
  /** What the same block is made of, after gain and limiter: narration + music + video = block. */
  stems(startSample: number, length: number): Stems
}

export type MixOptions = {
  /** A film gain measured before for the same plan and sounds, in dB. Default: measured on first use. */
  readonly gain?: number
}

/** LUFS that every sound is brought to before the levels of the plan, so that no take is louder than the next. */
const REFERENCE = -19
/** A sound is never changed by more than this, in dB: hum must not become music. */
const MAX_MATCH = 24

/**
 * The film's gain in dB before it is measured: every sound is at the reference, and speech decides. Within about 1 dB;
 * for the preview, which must not read the whole film before it plays.
 */
export const expectedFilmGain = ({ levels }: SoundPlan): number => levels.loudness - REFERENCE

/** Linear gain that brings a sound, told by the energies of its loudness, to the reference; 1 for what cannot be measured. */
export function matchOf(energies: Float64Array, channels: number): number {
  const share = channels === 1 ? 20 * Math.log10(MONO_SHARE) : 0
  const loudness = integratedLoudness(energies, share)
  if (!Number.isFinite(loudness)) return 1
  return 10 ** (Math.max(-MAX_MATCH, Math.min(MAX_MATCH, REFERENCE - loudness)) / 20)
}

function stretched(sound: Sound | StretchedSound): StretchedSound {
  if (!('channels' in sound)) return sound
  const { channels, samples } = sound
  const [left, right] = channels
  let match: number | undefined
  return {
    samples,
    get match() {
      if (match !== undefined) return match
      const meter = createLoudnessMeter()
      meter.push(left, right ?? left)
      match = matchOf(meter.energies(), channels.length)
      return match
    },
    stretchAt: () => ({ from: 0, channels }),
  }
}

const silence = (length: number): Stereo => [new Float32Array(length), new Float32Array(length)]

function applyCurve([left, right]: Stereo, start: number, curve: GainCurve): void {
  const gain = curve(start, left.length)
  for (let i = 0; i < gain.length; i++) {
    left[i]! *= gain[i]!
    right[i]! *= gain[i]!
  }
}

function addCurved([left, right]: Stereo, [addLeft, addRight]: Stereo, gain: Float32Array): void {
  for (let i = 0; i < gain.length; i++) {
    const level = gain[i]!
    left[i]! += addLeft[i]! * level
    right[i]! += addRight[i]! * level
  }
}

function scale(block: Stereo, factor: number): void {
  for (const channel of block) for (let i = 0; i < channel.length; i++) channel[i]! *= factor
}

/** A stretch without the limiter's lead and tail, turned down by its gain. */
function withoutMargins([left, right]: Stereo, length: number, turn: Float32Array | undefined): Stereo {
  const pair: Stereo = [
    left.slice(LIMITER_LEAD, LIMITER_LEAD + length),
    right.slice(LIMITER_LEAD, LIMITER_LEAD + length),
  ]
  if (turn) for (const channel of pair) for (let i = 0; i < length; i++) channel[i]! *= turn[LIMITER_LEAD + i]!
  return pair
}

/** What sounds together, and how it is turned up and down over time. */
type Layer = {
  readonly clips: readonly SoundClip[]
  readonly level: 'matched' | 'recorded'
  readonly curve?: GainCurve
}

/**
 * The mix of a plan. `sounds` holds every sound the plan names; throws `asset-missing` otherwise. The film's gain is
 * measured over the whole film on the first use of `gain`, `block` or `stems`, unless it is given.
 */
export function createMix(
  plan: SoundPlan,
  sounds: ReadonlyMap<AssetHash, Sound | StretchedSound>,
  options: MixOptions = {},
): Mix {
  const sources = new Map<AssetHash, StretchedSound>()
  for (const hash of soundFiles(plan)) {
    const sound = sounds.get(hash)
    if (!sound) throw new ContentHQError('asset-missing', hash)
    sources.set(hash, stretched(sound))
  }
  const ceiling = ceilingOf(plan.levels.peak)
  let filmGain = options.gain

  const layers = {
    narration: { clips: plan.narration, level: 'matched' },
    music: { clips: plan.music, level: 'matched', curve: musicCurve(plan) },
    video: { clips: plan.videos ?? [], level: 'recorded', curve: videoCurve(plan) },
  } as const satisfies Record<string, Layer>

  /** Adds a layer to a stretch. `level` 'matched': every sound is brought to the reference first. */
  function addLayer(block: Stereo, start: number, { clips, level, curve }: Layer): void {
    const { length } = block[0]
    const here = clips.filter(
      ({ startSample, samples }) => startSample < start + length && startSample + samples > start,
    )
    if (here.length === 0) return
    const target = curve ? silence(length) : block
    for (const clip of here) {
      const sound = sources.get(clip.asset)
      if (sound) addClip(target, start, clip, sound, level === 'matched' ? sound.match : 1)
    }
    if (curve) addCurved(block, target, curve(start, length))
  }

  /** The film is silent in its first packet, before it and after its end. */
  function shut(block: Stereo, start: number): void {
    const { length } = block[0]
    if (start < OPEN_SAMPLES) applyCurve(block, start, openingCurve)
    for (const channel of block) if (start + length > plan.samples) channel.fill(0, Math.max(0, plan.samples - start))
  }

  const stemAt = (start: number, length: number, layer: Layer): Stereo => {
    const block = silence(length)
    addLayer(block, start, layer)
    shut(block, start)
    return block
  }

  const plain = (start: number, length: number): Stereo => {
    const block = silence(length)
    for (const layer of Object.values<Layer>(layers)) addLayer(block, start, layer)
    shut(block, start)
    return block
  }

  /** A stretch with the lead and tail of the limiter at a gain in dB, and what the limiter does. */
  const unfinished = (start: number, length: number, gain: number) => {
    const sum = plain(start - LIMITER_LEAD, LIMITER_LEAD + length + LIMITER_TAIL)
    scale(sum, 10 ** (gain / 20))
    return { sum, turn: limiterGain(...sum, ceiling) }
  }

  const limited = (start: number, length: number, gain: number): Stereo => {
    const { sum, turn } = unfinished(start, length, gain)
    return withoutMargins(sum, length, turn)
  }

  const stemsOf = (start: number, length: number): Stems => {
    const gain = gainOfFilm()
    const { turn } = unfinished(start, length, gain)
    const stem = (layer: Layer): Stereo => {
      const block = stemAt(start - LIMITER_LEAD, LIMITER_LEAD + length + LIMITER_TAIL, layer)
      scale(block, 10 ** (gain / 20))
      return withoutMargins(block, length, turn)
    }
    return { narration: stem(layers.narration), music: stem(layers.music), video: stem(layers.video) }
  }

  const gainOfFilm = (): number => {
    filmGain ??= measureFilmGain(plan, ({ startSample, length }) => plain(startSample, length))
    return filmGain
  }
  return {
    samples: plan.samples,
    get gain() {
      return gainOfFilm()
    },
    block: (start, length) => limited(start, length, gainOfFilm()),
    plain,
    stems: stemsOf,
  }
}
