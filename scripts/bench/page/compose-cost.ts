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
  /** Times the plain frame, conversion to I420 included: median of the rounds. */
  readonly ratio: number
}

const SIZE = { width: 1280, height: 720 }
/** Frames a measurement: spread over what is shown. */
const FRAMES = 12
const PLAIN = { kind: 'motion', id: 'ken-burns' } as const

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

export async function measureComposeCost(rounds: number): Promise<readonly ComposeCost[]> {
  await loadFonts('/contenthq/')
  const painter = createCanvasPlanePainter(SIZE, await loadKernels())
  /** Milliseconds a frame. */
  async function timed({ film }: Exhibit): Promise<() => number> {
    const lists = Array.from({ length: FRAMES }, (_, index) => film(SIZE)((index + 0.5) / FRAMES))
    const bitmaps = await exhibitBitmaps(lists, SIZE)
    return () => {
      const start = performance.now()
      for (const list of lists) painter.paint(list, bitmaps)
      return (performance.now() - start) / FRAMES
    }
  }
  const plain = await timed(exhibits.find(({ kind, id }) => kind === PLAIN.kind && id === PLAIN.id)!)
  const costs: ComposeCost[] = []
  for (const exhibit of exhibits) {
    const run = await timed(exhibit)
    run()
    const ratios = Array.from({ length: rounds }, () => {
      const before = plain()
      const own = run()
      return own / ((before + plain()) / 2)
    })
    costs.push({ kind: exhibit.kind, id: exhibit.id, ratio: median(ratios) })
  }
  painter.dispose()
  return costs
}
