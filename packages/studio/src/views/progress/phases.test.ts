/** The seven phases over the recorded run and an export. */
import { waitingStages } from '@contenthq/model'
import type { ExportState, PipelineState } from '@contenthq/sdk'
import { describe, expect, it } from 'vitest'
import { recordedProject } from '../../testing/recorded-project.ts'
import { pipelineAt } from '../../testing/recorded-run.ts'
import { phaseRows } from './phases.ts'

const noExport: ExportState = { state: 'idle', percent: 0, framesDone: 0, framesTotal: 0 }
const states = (pipeline: PipelineState, film = noExport) =>
  phaseRows(pipeline, film, recordedProject).map(({ state }) => state)

describe('the seven phases', () => {
  it('all wait before the run and follow it in order', () => {
    expect(states({ state: 'idle', percent: 0, stages: waitingStages(), scenes: {} })).toEqual(Array(7).fill('waiting'))
    expect(states(pipelineAt(recordedProject, 5, 'running')).slice(0, 3)).toEqual(['done', 'running', 'waiting'])
    const rows = phaseRows(pipelineAt(recordedProject, 60, 'running'), noExport, recordedProject)
    expect(rows[3]).toMatchObject({ state: 'running', aside: expect.stringMatching(/^\d of 9$/) })
    expect(states(pipelineAt(recordedProject, 60, 'paused'))[3]).toBe('paused')
  })

  it('leaves what an export makes to the export', () => {
    const done = pipelineAt(recordedProject, 100, 'done')
    expect(phaseRows(done, noExport, recordedProject)[6]).toMatchObject({
      state: 'waiting',
      detail: 'Made when you export',
    })
    const film: ExportState = { ...noExport, state: 'running', stage: 'audio-mixing', framesDone: 9, framesTotal: 10 }
    expect(states(done, film).slice(4)).toEqual(['done', 'running', 'waiting'])
    expect(states(done, { ...film, state: 'done' }).slice(4)).toEqual(['done', 'done', 'done'])
  })
})
