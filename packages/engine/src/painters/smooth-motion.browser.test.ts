/**
 * Slow motion as the eye sees it: bright spots of a picture followed through a scene at 1080p, on every painter without
 * a GPU, against the path that the crop gives. Prints its figure as `[figure] ID value`.
 */
import type { PictureClip } from '@contenthq/model'
import { expect, test } from 'vitest'
import { cropAt } from '../compose/motions/motions.ts'
import type { DisplayList, Rect } from '../display-list.ts'
import { createCanvasPlanePainter } from './canvas/canvas-plane-painter.ts'
import { createI420Painter } from './i420/i420-painter.ts'
import { createSourceCache } from './i420/source-planes.ts'
import { type Kernels, loadKernels } from './kernels/kernels.ts'
import type { PlanePainter } from './painter.ts'

const size = { width: 1920, height: 1080 }
/** Decoded for a zoom of 1.14, as a render does. */
const picture = { width: 2189, height: 1232 }
const FRAMES = 150
/** Fractions of the picture, off the axes through its middle, so that each moves both ways. */
const SPOTS = [
  [0.31, 0.27],
  [0.68, 0.29],
  [0.29, 0.71],
  [0.73, 0.66],
] as const
const GROUND = 16
/** Half the side of the square in which a spot is looked for; spots are nearly gone there. */
const REACH = 30

/** Round spots of Gaussian light on black: their centre of mass is where they are, to a hundredth of a pixel. */
async function drawSpots(): Promise<ImageBitmap> {
  const image = new ImageData(picture.width, picture.height)
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255
  for (const [fx, fy] of SPOTS) {
    const [x, y] = [fx * picture.width, fy * picture.height]
    for (let py = Math.floor(y) - 40; py < y + 40; py++)
      for (let px = Math.floor(x) - 40; px < x + 40; px++) {
        const light = 240 * Math.exp(-((px + 0.5 - x) ** 2 + (py + 0.5 - y) ** 2) / (2 * 7 ** 2))
        image.data.fill(Math.round(light), (py * picture.width + px) * 4, (py * picture.width + px) * 4 + 3)
      }
  }
  return createImageBitmap(image)
}

function centreOfMass(luma: Uint8Array, x: number, y: number): readonly [number, number] {
  let [sum, across, down] = [0, 0, 0]
  for (let py = Math.round(y) - REACH; py < Math.round(y) + REACH; py++)
    for (let px = Math.round(x) - REACH; px < Math.round(x) + REACH; px++) {
      // rounding noise far from the spot would weigh much
      const light = Math.max(0, luma[py * size.width + px]! - GROUND - 4)
      sum += light
      across += light * (px + 0.5)
      down += light * (py + 0.5)
    }
  return [across / sum, down / sum]
}

type Smoothness = { residual: number; wrongSteps: number }

/** RMS of the way off the ideal path, pixels, and steps against its direction; the worst spot counts. */
function followSpots(painter: PlanePainter, bitmap: ImageBitmap, motion: string): Smoothness {
  const clip: PictureClip = {
    sceneId: 's',
    kind: 'picture',
    title: '',
    asset: 'p',
    startFrame: 0,
    lengthFrames: FRAMES,
    motion: { style: motion },
  }
  const bitmaps = { pictures: new Map([['p', bitmap]]), sprites: new Map() }
  const squares = SPOTS.map(() => 0)
  const last: (readonly [seen: readonly [number, number], ideal: readonly [number, number]] | undefined)[] = []
  let wrongSteps = 0
  for (let frame = 0; frame < FRAMES; frame++) {
    const crop: Rect = cropAt(clip, frame, picture, size)
    const list: DisplayList = {
      ...size,
      background: [0, 0, 0, 1],
      layers: [{ source: { kind: 'image', hash: 'p' }, crop, target: [0, 0, size.width, size.height] }],
    }
    const luma = painter.paint(list, bitmaps)
    for (const [index, [fx, fy]] of SPOTS.entries()) {
      const ideal = [((fx - crop[0]) / crop[2]) * size.width, ((fy - crop[1]) / crop[3]) * size.height] as const
      const seen = centreOfMass(luma, ...ideal)
      squares[index]! += (seen[0] - ideal[0]) ** 2 + (seen[1] - ideal[1]) ** 2
      const before = last[index]
      if (before)
        for (const axis of [0, 1] as const) {
          const step = ideal[axis] - before[1][axis]
          if (Math.abs(step) > 1e-6 && (seen[axis] - before[0][axis]) * step <= 0) wrongSteps++
        }
      last[index] = [seen, ideal]
    }
  }
  return { residual: Math.sqrt(Math.max(...squares) / FRAMES), wrongSteps }
}

const painters: Readonly<Record<string, (kernels: Kernels) => PlanePainter>> = {
  canvas: kernels => createCanvasPlanePainter(size, kernels),
  I420: kernels => createI420Painter(size, kernels, createSourceCache(kernels)),
}

for (const [name, create] of Object.entries(painters))
  test(`M5 pictures glide on the ${name} painter`, async () => {
    const bitmap = await drawSpots()
    const painter = create(await loadKernels())
    let worst = 0
    let wrong = 0
    for (const motion of ['zoom-in', 'ken-burns', 'pan-left']) {
      const { residual, wrongSteps } = followSpots(painter, bitmap, motion)
      worst = Math.max(worst, residual)
      wrong += wrongSteps
      expect.soft(residual, `${name} ${motion}`).toBeLessThanOrEqual(0.05)
      expect.soft(wrongSteps, `${name} ${motion}`).toBe(0)
    }
    painter.dispose()
    console.log(`[figure] M5 ${name}: ${worst.toFixed(3)} px RMS at worst, ${wrong} steps in the wrong direction`)
  })

test('a painter that moves by whole pixels of the picture does not pass', async () => {
  const kernels = await loadKernels()
  const smooth = createI420Painter(size, kernels, createSourceCache(kernels))
  const whole = (value: number, pixels: number) => Math.round(value * pixels) / pixels
  const coarse: PlanePainter = {
    ...smooth,
    paint: (list, bitmaps) => {
      const layers = list.layers.map(layer => {
        const [x, y, width, height] = layer.crop!
        return { ...layer, crop: [whole(x, picture.width), whole(y, picture.height), width, height] as const }
      })
      return smooth.paint({ ...list, layers }, bitmaps)
    },
  }
  const { residual, wrongSteps } = followSpots(coarse, await drawSpots(), 'ken-burns')
  expect(residual).toBeGreaterThan(0.05)
  expect(wrongSteps).toBeGreaterThan(0)
  smooth.dispose()
})
