/** Owns what is heard when, as plain data: clips, spans of speech, levels. Does not know samples of sound. */
import { type AssetHash, frameToSample, type SoundClip, type SoundLevels, secondsToSample } from '@contenthq/model'
import type { Composition } from '../composition.ts'
import { checkPlan } from './check-plan.ts'

/** Samples on the film's timeline, end exclusive. */
export type SampleSpan = { readonly from: number; readonly to: number }

/** Where somebody is heard, and how loud in dB; 0. */
export type SpeechSpan = SampleSpan & { readonly gain?: number }

/** Everything the mix follows. The same plan and sounds give the same film, sample by sample. */
export type SoundPlan = {
  /** Length of the film in 48 kHz samples. */
  readonly samples: number
  readonly narration: readonly SoundClip[]
  readonly music: readonly SoundClip[]
  /** Sound of the scenes' videos. Default: none. */
  readonly videos?: readonly SoundClip[]
  /** Where somebody speaks and all else goes down, in order, not touching each other. */
  readonly speech: readonly SpeechSpan[]
  readonly levels: SoundLevels
}

/** Speech that pauses for less than this counts as going on, or the music would pump between sentences. */
const JOIN_SAMPLES = secondsToSample(1.2)

/** Spans in order, with those that overlap or nearly touch made one, as quiet as the quieter of them. */
export function joinSpans(spans: readonly SpeechSpan[]): readonly SpeechSpan[] {
  const joined: SpeechSpan[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from - last.to < JOIN_SAMPLES) {
      const gain = Math.min(last.gain ?? 0, span.gain ?? 0)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to), gain }
    } else joined.push(span)
  }
  return joined
}

const gainOf = ({ gain }: SoundClip): Pick<SpeechSpan, 'gain'> => (gain === undefined ? {} : { gain })

/** The whole of a clip. */
export const spanOf = (clip: SoundClip): SpeechSpan => ({
  from: clip.startSample,
  to: clip.startSample + clip.samples,
  ...gainOf(clip),
})

/** From the first word to the last where the words are known, else the whole clip. */
function speechOf(clip: SoundClip, { timeline, timings }: Composition): SpeechSpan | undefined {
  const end = clip.startSample + clip.samples
  const origin = clip.startSample - clip.offsetSamples
  const caption = timeline.captions.find(
    ({ sceneId, originSample }) => sceneId === clip.sceneId && originSample === origin,
  )
  const words = caption ? (timings[caption.timings]?.words ?? []) : []
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return spanOf(clip)
  const from = Math.max(clip.startSample, origin + secondsToSample(first.from))
  const to = Math.min(end, origin + secondsToSample(last.to))
  return from < to ? { from, to, ...gainOf(clip) } : undefined
}

/** What is heard of a composition. Pure. Throws 'sound-invalid' for levels and clips that cannot be. */
export function resolveSoundPlan(composition: Composition): SoundPlan {
  const { timeline, sound } = composition
  const spans = timeline.narration
    .filter(({ ducks }) => ducks !== false)
    .flatMap(clip => speechOf(clip, composition) ?? [])
  const plan: SoundPlan = {
    samples: frameToSample(timeline.lengthFrames, timeline.frameRate),
    narration: timeline.narration,
    music: timeline.music,
    ...(timeline.videoSound?.length ? { videos: timeline.videoSound } : {}),
    speech: joinSpans(spans),
    levels: sound,
  }
  checkPlan(plan)
  return plan
}

/** The sound files that a plan plays, each once. */
export const soundFiles = ({ narration, music, videos = [] }: SoundPlan): readonly AssetHash[] => [
  ...new Set([...narration, ...music, ...videos].map(({ asset }) => asset)),
]
