/** Owns what is said to screen readers about a run: once a phase, never once a percent. */
import type { SessionState } from '@contenthq/sdk'
import { t } from './locales/translate.ts'
import { phaseRows } from './views/progress/phases.ts'

/** Answers a function that takes each state and gives the sentences that are new. */
export function createAnnouncer(): (state: SessionState) => readonly string[] {
  let project: string | undefined
  let phases = new Map<string, string>()
  let run = ''
  let film = ''
  return state => {
    const sentences: string[] = []
    const first = project !== state.project?.id
    project = state.project?.id
    const rows = phaseRows(state.pipeline, state.export, state.project)
    for (const { phase, title, state: now } of rows) {
      const settled = now === 'done' || now === 'failed'
      if (!first && settled && phases.get(phase) !== now)
        sentences.push(t('announce.phase', { phase: title, state: t(`state.${now}`) }))
    }
    if (!first && run !== state.pipeline.state && state.pipeline.state === 'done') sentences.push(t('announce.ready'))
    if (!first && film !== state.export.state && state.export.state === 'done') sentences.push(t('announce.exported'))
    phases = new Map(rows.map(row => [row.phase, row.state]))
    run = state.pipeline.state
    film = state.export.state
    return sentences
  }
}
