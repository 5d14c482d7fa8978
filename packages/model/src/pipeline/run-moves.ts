/** Owns how a person moves the run of a project, and from where that is possible. Does not know who carries it out. */
import type { ProjectStatus } from '../project/project-status.ts'
import { type Stage, stages } from './stages.ts'

export const runMoves = ['start', 'pause', 'resume', 'cancel'] as const
export type RunMove = (typeof runMoves)[number]

type Rule = { readonly from: readonly ProjectStatus[]; readonly to: ProjectStatus }

/** To ask for what is so already is allowed, and changes nothing. */
const rules: Readonly<Record<RunMove, Rule>> = {
  start: { from: ['draft', 'running', 'paused', 'failed', 'cancelled', 'done'], to: 'running' },
  pause: { from: ['running', 'paused'], to: 'paused' },
  resume: { from: ['paused', 'failed', 'cancelled', 'running'], to: 'running' },
  cancel: { from: ['running', 'paused', 'failed', 'cancelled'], to: 'cancelled' },
}

export const runRule = (move: RunMove): Rule => rules[move]

/** The stage and those that build on it. */
export const stagesFrom = (stage: Stage): readonly Stage[] => stages.slice(stages.indexOf(stage))
