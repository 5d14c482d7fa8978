/** What every caption style keeps: inside the safe area, readable on anything, unlike every other style. */
import { frameToSample, type Size } from '@contenthq/model'
import { beforeAll, expect, test } from 'vitest'
import type { Colour, Rect } from '../../display-list.ts'
import { testAssetBase } from '../../ffmpeg/asset-base.fixture.ts'
import { createCanvasPainter } from '../../painters/canvas/canvas-painter.ts'
import { exhibitBitmaps } from '../../testing/exhibit-pictures.ts'
import { captionFilm, exhibits } from '../../testing/exhibits.ts'
import { ssim } from '../../testing/ssim.ts'
import { loadFonts } from '../../text/fonts.ts'
import type { LaidCue } from '../../text/layout.ts'
import { layoutFilm } from '../../text/layout-film.ts'
import { captionStyleOf, captionStyles } from './captions.ts'

const shapes: Readonly<Record<string, Size>> = {
  '16:9': { width: 1280, height: 720 },
  '9:16': { width: 720, height: 1280 },
  '1:1': { width: 720, height: 720 },
  '4:5': { width: 720, height: 900 },
  '21:9': { width: 1680, height: 720 },
}
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungspolicennummernverzeichnis'
const texts: readonly string[] = [
  'Tea travelled slowly from China to the whole wide world, and nobody could ever stop it.',
  `Behold ${LONG} ${LONG}${LONG} once more.`,
  'سافر الشاي ببطء من الصين إلى العالم كله، ولم يوقفه أحد.',
  'चाय चीन से धीरे-धीरे पूरी दुनिया में फैल गई और लोगों को भा गई।',
  'In 2024 קנו אנשים 300 כוסות תה of the best 👩‍👩‍👧‍👦🍵 kind.',
]

beforeAll(() => loadFonts(new URL(testAssetBase, document.baseURI).href))

const cuesOf = (style: string, size: Size, text: string): readonly LaidCue[] =>
  layoutFilm(captionFilm(style, size, text), captionStyleOf).cues

const isInside = ([x, y, width, height]: Rect, [left, top, across, down]: Rect): boolean =>
  x >= left - 0.5 && y >= top - 0.5 && x + width <= left + across + 0.5 && y + height <= top + down + 0.5

test('every word of every style stands in the safe area, in all shapes and scripts', () => {
  for (const [shape, size] of Object.entries(shapes))
    for (const { id, look, draw } of captionStyles)
      for (const text of texts)
        for (const cue of cuesOf(id, size, text)) {
          const [left, top, width, height] = cue.safe
          // five per cent are title-safe everywhere
          expect(left).toBeGreaterThanOrEqual(size.width * 0.05)
          expect(size.height - top - height).toBeGreaterThanOrEqual(size.height * 0.05)
          expect(cue.words.length).toBeGreaterThan(0)
          if (look.arrange !== 'strip') {
            for (const { box } of cue.words)
              expect(isInside(box, cue.safe), `${id} ${shape} ${text.slice(0, 9)} ${box} in ${cue.safe}`).toBe(true)
            continue
          }
          // a line that runs is cut where the safe area ends
          for (const layer of draw(cue, cue.words[1]?.fromFrame ?? cue.fromFrame))
            if (layer.clip) expect(isInside(layer.clip, [left, top, width, height])).toBe(true)
        }
})

/** WCAG 2.2: relative luminance and contrast. */
function luminance([red, green, blue]: readonly number[]): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red!) + 0.7152 * linear(green!) + 0.0722 * linear(blue!)
}
function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other)
  return (light! + 0.05) / (dark! + 0.05)
}
const over = ([red, green, blue, alpha]: Colour, ground: number) =>
  [red, green, blue].map(value => value * alpha + ground * (1 - alpha))

test('letters stand out from what lies directly behind them, on black, grey and white pictures', () => {
  for (const { id, look } of captionStyles) {
    const behind = (colour: Colour) => [0, 128, 255].map(ground => over(colour, ground))
    const { outline } = look.effects(60)
    const backing = look.backing?.colour
    const spokenOn = look.marker ?? backing
    if (!backing) expect(outline && outline.width >= 60 * 0.04, `${id} has a rim`).toBe(true)
    for (const ground of behind(backing ?? outline!.colour))
      for (const colour of [look.colour, ...(look.lower ? [look.lower] : [])])
        expect(contrast(colour, ground), id).toBeGreaterThanOrEqual(4.5)
    for (const ground of behind(spokenOn ?? outline!.colour))
      expect(contrast(look.spoken, ground), `${id}, spoken`).toBeGreaterThanOrEqual(4.5)
  }
})

test('no two styles look alike in the middle of a word', async () => {
  const size = { width: 640, height: 360 }
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const painter = createCanvasPainter(context)
  const frames = new Map<string, Uint8Array>()
  for (const { kind, id, film } of exhibits) {
    if (kind !== 'caption') continue
    const list = film(size)(0.6)
    const bitmaps = await exhibitBitmaps([list], size)
    painter.paint(list, bitmaps)
    const { data } = context.getImageData(0, 0, size.width, size.height)
    frames.set(
      id,
      Uint8Array.from({ length: data.length / 4 }, (_, at) =>
        Math.round(0.2126 * data[at * 4]! + 0.7152 * data[at * 4 + 1]! + 0.0722 * data[at * 4 + 2]!),
      ),
    )
  }
  expect(frames.size).toBeGreaterThanOrEqual(20)
  const names = [...frames.keys()]
  const alike = names.flatMap((one, index) =>
    names.slice(index + 1).map(other => ({ one, other, likeness: ssim(frames.get(one)!, frames.get(other)!, size) })),
  )
  const closest = alike.toSorted((a, b) => b.likeness - a.likeness)
  console.log(
    `closest styles: ${closest
      .slice(0, 8)
      .map(({ one, other, likeness }) => `${one} and ${other} ${likeness.toFixed(3)}`)
      .join(', ')}`,
  )
  for (const { one, other, likeness } of alike) expect.soft(likeness, `${one} and ${other}`).toBeLessThanOrEqual(0.97)
})

test('four hundred words without a pause are paged; a style nobody knows is refused', () => {
  const text = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')
  expect(() => cuesOf('made-up', shapes['16:9']!, text)).toThrow(expect.objectContaining({ code: 'style-unknown' }))
  const composition = captionFilm('plate', shapes['16:9']!, text)
  const { cues } = layoutFilm(composition, captionStyleOf)
  expect(cues.length).toBeGreaterThan(40)
  expect(cues.flatMap(({ words }) => words).length).toBe(400)
  for (const cue of cues) expect(Math.max(...cue.words.map(({ line }) => line))).toBeLessThanOrEqual(1)
  expect(cues[0]!.words[0]!.fromFrame).toBe(frameToSample(3, { num: 30, den: 1 }) / 1600)
})
