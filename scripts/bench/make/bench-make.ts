/** Owns the bench of a whole film: from a topic, with story, pictures, voices and music, beside FFmpeg that only renders it. */
import { openBenchPage } from '../bench-page.ts'
import type { MadeFilm } from '../page/make-film.ts'
import { runNative } from '../render/run-native.ts'
import { filmGraph } from './film-graph.ts'

export type MakeRound = {
  readonly made: MadeFilm
  /** Native FFmpeg, veryfast, the same pictures and sounds; undefined where the system has none. */
  readonly nativeSeconds: number | undefined
}

/** The two take turns, so that a machine that slows down slows both. */
export async function benchMake(
  folder: string,
  wish: {
    readonly topic: string
    readonly seconds: number
    readonly rounds: number
    readonly native: 'there' | 'missing'
    readonly say: (line: string) => void
  },
): Promise<readonly MakeRound[]> {
  const page = await openBenchPage(folder)
  try {
    const rounds: MakeRound[] = []
    for (let round = 0; round < wish.rounds; round++) {
      const made = await page.call('makeFilm', { topic: wish.topic, seconds: wish.seconds })
      const native =
        wish.native === 'there'
          ? await runNative([filmGraph(made, 'make-native.mp4')], folder, 'make-native.mp4')
          : undefined
      rounds.push({ made, nativeSeconds: native?.seconds })
      wish.say(makeLine(rounds.at(-1)!))
    }
    return rounds
  } finally {
    await page.close()
  }
}

/** A round as a line, and its ratio where there is one. */
export function makeLine({ made, nativeSeconds }: MakeRound): string {
  const film = `${made.filmSeconds.toFixed(1)} s of film, ${made.scenes.length} scenes, ${made.width} × ${made.height}`
  const ours = `made in ${made.seconds.toFixed(1)} s (${(made.bytes / 1e6).toFixed(1)} MB)`
  if (nativeSeconds === undefined) return `${film}: ${ours}`
  const ratio = made.seconds / nativeSeconds
  return `${film}: ${ours}; native FFmpeg veryfast renders it in ${nativeSeconds.toFixed(1)} s: ${ratio.toFixed(2)} ×`
}

/** The middle one of the rounds' ratios; undefined without FFmpeg. */
export function medianRatio(rounds: readonly MakeRound[]): number | undefined {
  const ratios = rounds
    .flatMap(({ made, nativeSeconds }) => (nativeSeconds ? [made.seconds / nativeSeconds] : []))
    .toSorted((a, b) => a - b)
  return ratios[Math.floor(ratios.length / 2)]
}
