/**
 * Owns the shape of a promise: one file scripts/promises/<id>.ts in small letters that exports `promise`. For example:
 *
 *     export const promise: ProductPromise = {
 *       id: 'M4',
 *       title: 'loudness of a film',
 *       target: '-14 LUFS ± 0.5, true peak ≤ -1 dBTP',
 *       async measure({ film }) {
 *         const { mp4 } = await film()
 *         const { loudness, peak } = await measureLoudness(mp4)
 *         const holds = Math.abs(loudness + 14) <= 0.5 && peak <= -1
 *         return { figure: `${loudness.toFixed(1)} LUFS, ${peak.toFixed(1)} dBTP`, verdict: holds ? 'ok' : 'short' }
 *       },
 *     }
 */

import type { Results } from './bench/render/results.ts'

/** Files of a finished film, as `npm run make` leaves them. */
export type FilmFiles = {
  readonly mp4: string
  readonly srt: string
  readonly json: string
  /** Seconds that `npm run make` took. */
  readonly tookSeconds: number
}

export type PromiseContext = {
  /** The repository. */
  readonly root: string
  /** Empty folder of this run, removed at its end. */
  readonly folder: string
  /** The Chromium to use. */
  readonly chromium: string | undefined
  /** The keyless 60-second film at 720p about the history of tea; made once a run, by the command itself. */
  film(): Promise<FilmFiles>
  /** The whole bench of the render, at both sizes; run once a run, half an hour. */
  reference(): Promise<Results>
  /** Runs a program to its end, its words kept. Throws when it was interrupted. */
  run(
    program: string,
    args: readonly string[],
    place?: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
  ): Promise<{ readonly code: number; readonly output: string; readonly stdout: string }>
}

/** `skipped` only for a missing outside program, named in the reason; it is no success. */
export type Verdict = 'ok' | 'short' | { readonly skipped: string }

/** What was measured, in this run: never a constant. */
export type Measurement = { readonly figure: string; readonly verdict: Verdict }

export type ProductPromise = {
  /** 'M1', as in the table of promises. */
  readonly id: string
  readonly title: string
  /** The figure that must be met, for people. */
  readonly target: string
  /** Throws: the promise is short, with the error's message as its figure. */
  measure(context: PromiseContext): Promise<Measurement>
}

export const verdictText = (verdict: Verdict): string =>
  typeof verdict === 'string' ? verdict : `skipped: ${verdict.skipped}`
