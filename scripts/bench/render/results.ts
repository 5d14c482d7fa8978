/** Owns what the bench of the render leaves behind: rows of figures, as JSON and as a table for people. */
import type { Quality } from '../page/measure-quality.ts'

export type Row = {
  readonly what: string
  readonly size: '720p' | '1080p'
  /** Median of the rounds. */
  readonly seconds: number
  readonly rounds: number
  /** Of the median round. */
  readonly processorSeconds: number
  readonly bytes: number
  /** Of all processes of the row together, beyond what they took before. */
  readonly peakBytes: number
  /** Against ideal frames; a row that makes no film has none. */
  readonly quality?: Quality
  /** bit/s asked for, where a bitrate was asked for. */
  readonly bitrate?: number
}

export type Results = {
  readonly made: string
  readonly machine: string
  readonly ffmpeg: string | undefined
  readonly chromium: string
  readonly rows: readonly Row[]
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

export const NATIVE = 'native FFmpeg, veryfast'

const ratioOf = ({ rows }: Results, { seconds, size }: Row): string => {
  const native = rows.find(row => row.what === NATIVE && row.size === size)
  return native ? (native.seconds / seconds).toFixed(2) : '–'
}

const three = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3))

export function tableOf(results: Results): string {
  const lines = results.rows.map(row =>
    [
      row.what,
      row.size,
      `${row.seconds.toFixed(1)} s`,
      ratioOf(results, row),
      row.processorSeconds.toFixed(1),
      (row.bytes / 1e6).toFixed(1),
      three(row.quality?.mean),
      three(row.quality?.p5),
      three(row.quality?.worst),
      (row.peakBytes / 1e6).toFixed(0),
    ].join(' | '),
  )
  return [
    '| | size | time | × native | CPU-s | MB | SSIM mean | 5th % | worst | peak MB |',
    '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines.map(line => `| ${line} |`),
  ].join('\n')
}

export const pageOf = (results: Results): string => `# The reference job, side by side

Six photographs of 1920 × 1080, five seconds each, Ken Burns between 1.00 and 1.15, half-second crossfades, one narration a
scene, thirty seconds of music ducked under it. \`npm run bench -- render --write\` measured this on ${results.made}
(${results.machine}; ${results.chromium}; ${results.ffmpeg ?? 'no FFmpeg on the system, so without its rows'}).

Times are medians of rounds in which the rows take turns. SSIM is that of luma against ideal frames (Lanczos-3, floats), over
every seventh frame. "Equal mean" and "equal 5th percentile" are our engine at the lowest bitrate whose frames are as good as
those of native veryfast by that measure. Memory is that of all processes of a row (PSS), the browser's own included.

${tableOf(results)}
`
