/** Owns what the terminal shows while a film is made: one line that names the stage; a line for each stage where output is not a terminal. */
import { type Stage, stageWeight } from '@contenthq/model'
import type { MakeReport } from './protocol.ts'

const stageNames: Readonly<Record<Stage, string>> = {
  ingestion: 'Reading the source',
  'story-writing': 'Writing the story',
  'scene-generation': 'Splitting into scenes',
  'visual-generation': 'Making pictures',
  'visual-verification': 'Checking pictures',
  narration: 'Recording narration',
  'audio-mixing': 'Mixing sound',
  'scene-video': 'Encoding video',
  assembly: 'Putting it together',
}

const exportShare = (stageWeight['scene-video'] + stageWeight.assembly) / 100
const WIDTH = 28

type Shown = { readonly percent: number; readonly stage: Stage; readonly note: string; readonly secondsLeft?: number }

/** Both halves of the work as one percentage: the pipeline, then the export. */
export function progressOf({ pipeline, export: film }: MakeReport): Shown {
  if (film.state !== 'idle') {
    const note = film.framesTotal > 0 ? `${film.framesDone} of ${film.framesTotal} frames` : ''
    const shown = {
      percent: (1 - exportShare) * 100 + film.percent * exportShare,
      stage: film.stage ?? ('scene-video' as const),
      note,
    }
    return film.secondsLeft === undefined ? shown : { ...shown, secondsLeft: film.secondsLeft }
  }
  const running = pipeline.stages.filter(status => status.state === 'running')
  const current = running[0] ?? pipeline.stages.findLast(status => status.state === 'done') ?? pipeline.stages[0]!
  const note = current.total > 1 ? `${current.done} of ${current.total}` : ''
  return { percent: pipeline.percent * (1 - exportShare), stage: current.stage, note }
}

const timeLeft = (seconds: number | undefined): string =>
  seconds === undefined ? '' : `, about ${Math.max(5, Math.ceil(seconds / 5) * 5)} s left`

export type ProgressBar = { show(report: MakeReport): void; clear(): void }

export function createProgressBar(out: NodeJS.WriteStream): ProgressBar {
  const named = new Set<Stage>()
  let best = 0
  return {
    show(report) {
      const { percent, stage, note, secondsLeft } = progressOf(report)
      best = Math.max(best, percent)
      if (!out.isTTY) {
        if (!named.has(stage)) out.write(`${String(Math.floor(best)).padStart(3)} %  ${stageNames[stage]}\n`)
        named.add(stage)
        return
      }
      const filled = Math.round((best / 100) * WIDTH)
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled)
      const line = `${bar} ${String(Math.floor(best)).padStart(3)} %  ${stageNames[stage]}${note === '' ? '' : ` (${note})`}${timeLeft(secondsLeft)}`
      out.write(`\r\u001b[2K${line.slice(0, Math.max(20, out.columns - 1))}`)
    },
    clear() {
      if (out.isTTY) out.write('\r\u001b[2K')
    },
  }
}
