/** Owns the scores of a finished film, from its project and its reading. Pure. */
import {
  countWords,
  type ProjectDocument,
  plainNarration,
  resolveTimeline,
  SAMPLE_RATE,
  takeInUse,
} from '@contenthq/model'
import { hammingDistance } from '../../packages/offline/src/checks/measure-picture.ts'
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
  /** The two picture scenes that look most alike. */
  readonly alike: number
  readonly loudness: number
  /** dBTP */
  readonly truePeak: number
}

/** What is promised, as sentences; empty: all kept. */
export function complaints(scores: FilmScores, target: number): readonly string[] {
  const { story, verdicts, relevance, rate, seconds, alike, loudness, truePeak } = scores
  const checks: readonly (readonly [wrong: boolean, sentence: string])[] = [
    [story.dangling.length > 0, `opens without its noun: ${story.dangling.join('; ')}`],
    [story.unfinished.length > 0, `does not end: ${story.unfinished.join('; ')}`],
    [verdicts.some(({ points }) => points === 0), 'shows a thing that is spoken of nowhere'],
    [relevance < 2, `relevance ${relevance.toFixed(2)} < 2`],
    [rate > 0 && (rate < 140 || rate > 170), `${rate.toFixed(0)} words a minute`],
    [Math.abs(seconds / target - 1) > 0.1, `${seconds.toFixed(1)} s instead of ${target} s`],
    [alike <= 8, `two pictures are alike (${alike})`],
    [Math.abs(loudness + 14) > 0.5, `${loudness.toFixed(1)} LUFS`],
    [truePeak > -1, `${truePeak.toFixed(1)} dBTP`],
  ]
  return checks.filter(([wrong]) => wrong).map(([, sentence]) => sentence)
}

/** Names of the things drawn in each scene, by the origin that its picture carries. */
function drawnIn(project: ProjectDocument): readonly (readonly string[])[] {
  const assets = new Map(Object.values(project.assets).map(asset => [asset.hash, asset]))
  return project.scenes.map(scene => {
    const asset = assets.get(takeInUse(scene.visuals)?.asset ?? '')
    return (asset?.provenance.ingredients ?? []).flatMap(({ name }) => /^Fluent Emoji: (.+)$/.exec(name)?.[1] ?? [])
  })
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

/** `reading` has one frame a scene, in order. */
export function scoreFilm(project: ProjectDocument, seconds: number, reading: FilmReading): FilmScores {
  const scenes = project.scenes.map(({ title, narration }) => ({ title, narration: plainNarration(narration) }))
  const film = [project.title, ...scenes.map(({ narration }) => narration)].join('\n')
  const drawn = drawnIn(project)
  const verdicts = scenes.map((scene, index) => judgeRelevance(drawn[index] ?? [], scene, film))
  const takes = project.scenes.flatMap(scene => takeInUse(scene.narrations) ?? [])
  const spoken = takes.reduce((sum, { samples }) => sum + samples, 0) / SAMPLE_RATE
  const words = takes.reduce((sum, { text }) => sum + countWords(plainNarration(text), project.settings.language), 0)
  const hashes = reading.frames.flatMap(({ hash }, index) => (project.scenes[index]?.kind === 'picture' ? [hash] : []))
  const distances = hashes.flatMap((one, index) => hashes.slice(index + 1).map(other => hammingDistance(one, other)))
  return {
    story: scoreStory(scenes, project.settings.language),
    verdicts,
    relevance: verdicts.reduce((sum, { points }) => sum + points, 0) / Math.max(1, verdicts.length),
    rate: takes.every(({ provider }) => provider === 'silence') ? 0 : (words * 60) / Math.max(1, spoken),
    seconds,
    alike: Math.min(64, ...distances),
    loudness: reading.loudness,
    truePeak: 20 * Math.log10(reading.truePeak),
  }
}
