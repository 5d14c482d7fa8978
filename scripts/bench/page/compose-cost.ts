/** Owns what each motion, transition, caption style and overlay costs on the canvas painter, beside a plain Ken Burns frame in the same round. */
import {
  createCanvasPlanePainter,
  type Exhibit,
  exhibitBitmaps,
  exhibits,
  loadFonts,
  loadKernels,
} from '@contenthq/engine/testing'

export type ComposeCost = {
  readonly kind: Exhibit['kind']
  readonly id: string
  /** Times the plain frame, conversion to I420 included: each frame's least time over the rounds, which nothing disturbed. */
  readonly ratio: number
}

const SIZE = { width: 1280, height: 720 }
/** Frames a measurement: spread over what is shown. */
const FRAMES = 12
const PLAIN = { kind: 'motion', id: 'ken-burns' } as const

/** Times a frame is painted in a round. */
const TRIES = 3

export async function measureComposeCost(rounds: number): Promise<readonly ComposeCost[]> {
  await loadFonts('/contenthq/')
  const painter = createCanvasPlanePainter(SIZE, await loadKernels())
  /** Paints every frame once more; answers the mean of the least times so far, in milliseconds. */
  async function timed({ film }: Exhibit): Promise<() => number> {
    const lists = Array.from({ length: FRAMES }, (_, index) => film(SIZE)((index + 0.5) / FRAMES))
    const bitmaps = await exhibitBitmaps(lists, SIZE)
    const least = lists.map(() => Number.POSITIVE_INFINITY)
    return () => {
      lists.forEach((list, index) => {
        const start = performance.now()
        painter.paint(list, bitmaps)
        least[index] = Math.min(least[index]!, performance.now() - start)
      })
      return least.reduce((sum, time) => sum + time, 0) / FRAMES
    }
  }
  const plain = await timed(exhibits.find(({ kind, id }) => kind === PLAIN.kind && id === PLAIN.id)!)
  const costs: ComposeCost[] = []
  for (const exhibit of exhibits) {
    const run = await timed(exhibit)
    // in turns, so that neither has the quieter time
    let ratio = 0
    for (let round = 0; round < rounds * TRIES; round++) ratio = run() / plain()
    costs.push({ kind: exhibit.kind, id: exhibit.id, ratio })
  }
  painter.dispose()
  return costs
}
