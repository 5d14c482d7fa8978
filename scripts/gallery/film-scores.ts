/** Owns the scores of a finished film, from its project, the looks of its frames and the reading of its file. Pure. */
import {
  countWords,
  type ProjectDocument,
  plainNarration,
  resolveTimeline,
  SAMPLE_RATE,
  takeInUse,
} from '@contenthq/model'
import { hammingDistance } from '../../packages/offline/src/checks/measure-picture.ts'
import type { SceneLook, TextLook } from './page/protocol.ts'
import type { FilmReading } from './read-film.ts'
import { judgeRelevance, type Verdict } from './relevance.ts'
import { type StoryScores, scoreStory } from './story-scores.ts'

export type FilmScores = {
  readonly story: StoryScores
  readonly verdicts: readonly Verdict[]
  readonly relevance: number
  /** Words a minute while narrations run; 0 for a silent film. */
  readonly rate: number
  readonly seconds: number
  /** The two picture scenes that look most alike: their distance, and their numbers from 1. */
  readonly alike: { readonly distance: number; readonly scenes: readonly number[] }
  /** Titles and captions: the busiest ground, the least contrast, and the scenes whose text leaves the safe area. */
  readonly text: { readonly busy: number; readonly contrast: number; readonly outside: readonly number[] }
  readonly loudness: number
  /** dBTP */
  readonly truePeak: number
}

/** Pictures whose difference hashes are no farther apart look alike. */
const ALIKE = 8
/** Mean step between neighbours, 0..255: a flat sky has 0.2, a crowd of leaves 8. */
const BUSY = 4
/** WCAG 2 for large text; the smallest caption of a film at 720p is 26 pixels high and bold. */
const CONTRAST = 3

/** What is promised, as sentences; empty: all kept. */
export function complaints(scores: FilmScores, target: number): readonly string[] {
  const { story, verdicts, relevance, rate, seconds, alike, text, loudness, truePeak } = scores
  const wrong = verdicts.flatMap(({ points, reason }, index) => (points === 0 ? [`${index + 1} (${reason})`] : []))
  const checks: readonly (readonly [wrong: boolean, sentence: string])[] = [
    [story.dangling.length > 0, `opens without its noun: ${story.dangling.join('; ')}`],
    [story.unfinished.length > 0, `does not end: ${story.unfinished.join('; ')}`],
    [story.sameTitles.length > 0, `two scenes of one name: ${story.sameTitles.join('; ')}`],
    [wrong.length > 0, `wrong picture in scene ${wrong.join(', ')}`],
    [relevance < 2, `relevance ${relevance.toFixed(2)} < 2`],
    [rate > 0 && (rate < 140 || rate > 170), `${rate.toFixed(0)} words a minute`],
    [Math.abs(seconds / target - 1) > 0.1, `${seconds.toFixed(1)} s instead of ${target} s`],
    [alike.distance <= ALIKE, `scenes ${alike.scenes.join(' and ')} look alike (${alike.distance})`],
    [text.busy > BUSY, `text over a busy ground (${text.busy.toFixed(1)})`],
    [text.contrast < CONTRAST, `text hard to read (${text.contrast.toFixed(1)}:1)`],
    [text.outside.length > 0, `text outside the safe area in scene ${text.outside.join(', ')}`],
    [Math.abs(loudness + 14) > 0.5, `${loudness.toFixed(1)} LUFS`],
    [truePeak > -1, `${truePeak.toFixed(1)} dBTP`],
  ]
  return checks.filter(([isWrong]) => isWrong).map(([, sentence]) => sentence)
}

/** Seconds in the middle of every scene, where its frame is taken. */
export function sceneMoments(project: ProjectDocument): readonly number[] {
  const { timeline } = resolveTimeline(project)
  const { num, den } = timeline.frameRate
  return project.scenes.map(({ id }) => {
    const clips = timeline.pictures.filter(clip => clip.sceneId === id)
    const [start, end] = [clips[0]?.startFrame ?? 0, clips[0] ? clips[0].startFrame + clips[0].lengthFrames : 1]
    return (((start + end) / 2) * den) / num
  })
}

/** The nearest pair of the picture scenes; a title card may show the film's main picture again. */
function nearest(project: ProjectDocument, looks: readonly SceneLook[]): FilmScores['alike'] {
  const hashes = looks.flatMap(({ hash }, index) =>
    project.scenes[index]?.kind === 'picture' ? [{ number: index + 1, hash: BigInt(`0x${hash}`) }] : [],
  )
  let best: FilmScores['alike'] = { distance: 64, scenes: [] }
  hashes.forEach((one, index) => {
    for (const other of hashes.slice(index + 1)) {
      const distance = hammingDistance(one.hash, other.hash)
      if (distance < best.distance) best = { distance, scenes: [one.number, other.number] }
    }
  })
  return best
}

function scoreTexts(looks: readonly SceneLook[]): FilmScores['text'] {
  const all: readonly TextLook[] = looks.flatMap(({ texts }) => texts)
  return {
    busy: Math.max(0, ...all.map(({ busy }) => busy)),
    contrast: Math.min(21, ...all.map(({ contrast }) => contrast)),
    outside: looks.flatMap(({ texts }, index) => (texts.every(({ inside }) => inside) ? [] : [index + 1])),
  }
}

export type FilmFacts = {
  readonly project: ProjectDocument
  readonly seconds: number
  /** One a scene, in order. */
  readonly looks: readonly SceneLook[]
  readonly reading: Pick<FilmReading, 'loudness' | 'truePeak'>
}

export function scoreFilm({ project, seconds, looks, reading }: FilmFacts): FilmScores {
  const scenes = project.scenes.map(({ title, narration }) => ({ title, narration: plainNarration(narration) }))
  const film = { title: project.title, scenes }
  const assets = new Map(Object.values(project.assets).map(asset => [asset.hash, asset]))
  const verdicts = scenes.map((scene, index) => {
    const take = project.scenes[index] && takeInUse(project.scenes[index].visuals)
    return judgeRelevance(assets.get(take?.asset ?? '')?.provenance.shows, scene, film)
  })
  const takes = project.scenes.flatMap(scene => takeInUse(scene.narrations) ?? [])
  const spoken = takes.reduce((sum, { samples }) => sum + samples, 0) / SAMPLE_RATE
  const words = takes.reduce((sum, { text }) => sum + countWords(plainNarration(text), project.settings.language), 0)
  return {
    story: scoreStory(scenes, project.settings.language),
    verdicts,
    relevance: verdicts.reduce((sum, { points }) => sum + points, 0) / Math.max(1, verdicts.length),
    rate: takes.every(({ provider }) => provider === 'silence') ? 0 : (words * 60) / Math.max(1, spoken),
    seconds,
    alike: nearest(project, looks),
    text: scoreTexts(looks),
    loudness: reading.loudness,
    truePeak: 20 * Math.log10(reading.truePeak),
  }
}
