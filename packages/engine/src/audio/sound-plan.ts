/** Owns what is heard when, as plain data: clips, spans of speech, levels. Does not know samples of sound. */
import { type AssetHash, frameToSample, type SoundClip, secondsToSample } from '@contenthq/model'
import type { Composition, SoundSettings } from '../composition.ts'

/** Samples on the film's timeline, end exclusive. */
export type SampleSpan = { readonly from: number; readonly to: number }

/** Everything the mix follows. The same plan and sounds give the same film, sample by sample. */
export type SoundPlan = {
  /** Length of the film in 48 kHz samples. */
  readonly samples: number
  readonly narration: readonly SoundClip[]
  readonly music: readonly SoundClip[]
  /** Where somebody speaks, in order, not touching each other. */
  readonly speech: readonly SampleSpan[]
  readonly levels: SoundSettings
}

/** Speech that pauses for less than this counts as going on, or the music would pump between sentences. */
const JOIN_SAMPLES = secondsToSample(1.2)

/** Spans in order, with those that overlap or lie closer than `gap` samples made one. */
function joinSpans(spans: readonly SampleSpan[], gap: number): SampleSpan[] {
  const joined: SampleSpan[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && span.from - last.to < gap)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else joined.push(span)
  }
  return joined
}

/** From the first word to the last where the words are known, else the whole clip. */
function speechOf(clip: SoundClip, { timeline, timings }: Composition): SampleSpan | undefined {
  const end = clip.startSample + clip.samples
  const origin = clip.startSample - clip.offsetSamples
  const caption = timeline.captions.find(
    ({ sceneId, originSample }) => sceneId === clip.sceneId && originSample === origin,
  )
  const words = caption ? (timings[caption.timings]?.words ?? []) : []
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return { from: clip.startSample, to: end }
  const from = Math.max(clip.startSample, origin + secondsToSample(first.from))
  const to = Math.min(end, origin + secondsToSample(last.to))
  return from < to ? { from, to } : undefined
}

/** What is heard of a composition. Pure. */
export function resolveSoundPlan(composition: Composition): SoundPlan {
  const { timeline, sound } = composition
  const spans = timeline.narration.flatMap(clip => speechOf(clip, composition) ?? [])
  return {
    samples: frameToSample(timeline.lengthFrames, timeline.frameRate),
    narration: timeline.narration,
    music: timeline.music,
    speech: joinSpans(spans, JOIN_SAMPLES),
    levels: sound,
  }
}

/** The sound files that a plan plays, each once. */
export const soundFiles = ({ narration, music }: SoundPlan): readonly AssetHash[] => [
  ...new Set([...narration, ...music].map(({ asset }) => asset)),
]
