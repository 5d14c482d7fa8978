/**
 * Owns what a project would still cost, read off its document alone: the jobs that are left, with the least and the most
 * each can come to. Does not know who has how many credits.
 */
import { nextWork, type Work } from '../pipeline/next-work.ts'
import type { ProjectDocument } from '../project/project.ts'
import { holdFor, type JobKind, maxSteps } from './hold-for.ts'
import { type PriceTable, priceOf, prices, type StepKind } from './prices.ts'

/** Seconds of a scene, and characters spoken in a second, for films that are not written yet. */
const SCENE_SECONDS = 7.5
const CHARACTERS_PER_SECOND = 15

export type EstimateLine = {
  readonly kind: JobKind
  readonly jobs: number
  /** Credits when everything passes at its first attempt. */
  readonly least: number
  /** Credits that are held. */
  readonly most: number
}

type Wish = { readonly kind: JobKind; readonly characters: number }

/** Each kind of call once: a job that passes at its first attempt repairs nothing. */
function leastOf({ kind, characters }: Wish, table: PriceTable): number {
  const steps = (Object.keys(maxSteps[kind]) as StepKind[]).filter(
    step => !(kind === 'make-picture' && step === 'text'),
  )
  return steps.reduce((sum, step) => sum + priceOf(step, characters, table), 0)
}

const once = (kind: JobKind): Wish => ({ kind, characters: 0 })

/** A film of which nothing is written: its scenes are guessed from its length. */
function unwritten({ settings, input }: ProjectDocument): readonly Wish[] {
  const scenes = Math.max(2, Math.round(settings.targetSeconds / SCENE_SECONDS))
  const characters = Math.ceil((settings.targetSeconds * CHARACTERS_PER_SECOND) / scenes)
  const eachScene = Array.from({ length: scenes }, () => [once('make-picture'), { kind: 'speak', characters } as const])
  const music = settings.music.enabled ? [once('write-music')] : []
  const reading = input.kind === 'url' ? [once('ingest')] : []
  return [...reading, once('write-story'), once('plan-scenes'), ...eachScene.flat(), ...music]
}

function wishOf(document: ProjectDocument, work: Exclude<Work, { readonly kind: 'story' }>): Wish {
  if (work.kind === 'picture') return once('make-picture')
  if (work.kind === 'music') return once('write-music')
  const scene = document.scenes.find(({ id }) => id === work.sceneId)
  return { kind: 'speak', characters: scene?.narration.length ?? 0 }
}

/** One line a kind of job that is left; empty: everything is there. */
export function estimateProject(document: ProjectDocument, table: PriceTable = prices): readonly EstimateLine[] {
  const wishes = nextWork(document).flatMap(work =>
    work.kind === 'story' ? unwritten(document) : [wishOf(document, work)],
  )
  const lines = new Map<JobKind, EstimateLine>()
  for (const wish of wishes) {
    const { jobs, least, most } = lines.get(wish.kind) ?? { jobs: 0, least: 0, most: 0 }
    lines.set(wish.kind, {
      kind: wish.kind,
      jobs: jobs + 1,
      least: least + leastOf(wish, table),
      most: most + holdFor(wish, table),
    })
  }
  return [...lines.values()]
}
