/** Owns the wire shape of a project's run: how far it is, how it is moved, what pages keep about it for other devices. */
import { z } from 'zod'
import { stageStates, stages } from '../pipeline/stages.ts'
import { projectStatuses } from '../project/project-status.ts'
import { assetHashSchema } from './identifiers.ts'

const count = z.number().int().min(0).max(1_000_000)
const fraction = z.number().min(0).max(1)
const sceneId = z.string().min(1).max(200)
const note = z.string().max(500)

export const stageSchema = z.enum(stages)

const stageStatus = z.object({
  stage: stageSchema,
  state: z.enum(stageStates),
  done: count,
  total: count,
  fraction,
  seconds: z.number(),
  note: note.exactOptional(),
  result: assetHashSchema.exactOptional().describe('The file that came of it'),
})

const piece = z.enum(['waiting', 'running', 'done', 'failed'])

export const pipelineSchema = z
  .object({
    state: z.enum(projectStatuses),
    percent: z.number().int().min(0).max(100).describe('Never falls within a run'),
    stages: z.array(stageStatus),
    scenes: z.array(z.object({ id: z.string(), picture: piece, narration: piece, video: piece })),
    film: assetHashSchema.exactOptional().describe('The finished film'),
  })
  .meta({ id: 'Pipeline' })

export const pipelineStartSchema = z
  .strictObject({ from: stageSchema.exactOptional().describe('Done again from here on; absent: what is missing') })
  .meta({ id: 'PipelineStart' })

export const stageRecordSchema = z
  .strictObject({
    scene: sceneId.exactOptional().describe('Absent: the whole stage'),
    state: z.enum(stageStates),
    done: count,
    total: count.min(1),
    fraction,
    note: note.exactOptional(),
    result: assetHashSchema.exactOptional().describe('A stored file; of the assembly the film'),
  })
  .check(context => {
    const { done, total } = context.value
    if (done > total)
      context.issues.push({ code: 'custom', input: done, path: ['done'], message: 'At most as many as there are.' })
  })
  .meta({ id: 'StageRecord' })

export type PipelineAnswer = z.infer<typeof pipelineSchema>
export type StageRecordBody = z.infer<typeof stageRecordSchema>
