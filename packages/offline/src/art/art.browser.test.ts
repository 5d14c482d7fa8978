/** The pictures as pixels, in a real browser: every environment is bright enough, rich, sharp, and passes the checks. */

import type { Pixels, Size } from '@contenthq/model'
import { expect, it } from 'vitest'
import { greyOf, measure } from '../checks/measure-picture.ts'
import { offlineChecks } from '../checks/offline-checks.ts'
import { drawScene } from './draw-scene.ts'
import { environmentNames } from './environments/environments.ts'
import { loadIcons } from './icons.ts'
import { offlineArt } from './offline-art.ts'
import { families } from './palettes.ts'
import { testFilms } from './test-films.ts'

const call = { signal: new AbortController().signal }

async function rasterise(svg: string, width: number, height: number): Promise<Pixels> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  image.src = url
  await image.decode()
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(image, 0, 0, width, height)
  URL.revokeObjectURL(url)
  return { data: context.getImageData(0, 0, width, height).data, width, height }
}

/** Share of 12 × 12-pixel cells with hardly any change in them. */
function plainShare({ data, width, height }: Pixels): number {
  const grey = greyOf({ data, width, height })
  let [plain, cells] = [0, 0]
  for (let top = 0; top + 12 <= grey.height; top += 12)
    for (let left = 0; left + 12 <= grey.width; left += 12) {
      let [low, high] = [255, 0]
      for (let y = top; y < top + 12; y++)
        for (let x = left; x < left + 12; x++) {
          const value = grey.data[y * grey.width + x] ?? 0
          low = Math.min(low, value)
          high = Math.max(high, value)
        }
      cells++
      if (high - low < 1) plain++
    }
  return plain / cells
}

it('draws every environment, by day, glow and night, so that it can carry a film', async () => {
  const icons = await loadIcons(['teapot', 'ship', 'squid'])
  const shapes = [
    { width: 640, height: 360 },
    { width: 360, height: 640 },
    { width: 420, height: 420 },
  ] as const
  for (const [i, environment] of environmentNames.entries())
    for (const [k, hour] of (['day', 'glow', 'night'] as const).entries()) {
      const size = shapes[(i + k) % 3]!
      const family = families[(i * 3 + k) % families.length]!
      const hero = environment === 'underwater' ? 'squid' : environment === 'ocean' ? 'ship' : 'teapot'
      const { svg } = drawScene(
        { environment, hour, hero, props: [], view: k, visit: 0 },
        {
          family: family.name,
          icons,
          kind: k === 0 ? 'title' : 'picture',
          size,
          seed: i * 7 + k,
          description: environment,
        },
      )
      const pixels = await rasterise(svg, size.width, size.height)
      const figures = measure(greyOf(pixels))
      const name = `${environment} ${hour} ${family.name} ${size.width}×${size.height}`
      expect(figures.mean, name).toBeGreaterThan(30)
      expect(figures.mean, name).toBeLessThan(220)
      expect(figures.sharpness, name).toBeGreaterThan(40)
      expect(plainShare(pixels), name).toBeLessThan(0.34)
      const verdict = await offlineChecks().checkPicture({ pixels, prompt: '', narration: '', others: [] }, call)
      expect(verdict.score, `${name} ${JSON.stringify(verdict)}`).toBeGreaterThanOrEqual(60)
      if (k === 0) await expectLayers(svg, size, name)
    }
})

/** A parallax moves each group on its own: they are the whole picture, and the farthest leaves no hole. */
async function expectLayers(svg: string, { width, height }: Size, name: string) {
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml')
  const groups = [...drawing.documentElement.children].filter(({ localName }) => localName === 'g')
  expect(groups.map(({ id }) => id)).toEqual(['back', 'middle', 'front', 'finish'])
  expect(
    [...drawing.documentElement.children].every(({ localName }) => ['title', 'defs', 'g'].includes(localName)),
  ).toBe(true)
  for (const group of groups) if (group.id !== 'back') group.remove()
  const { data } = await rasterise(new XMLSerializer().serializeToString(drawing), width, height)
  let thinnest = 255
  for (let at = 3; at < data.length; at += 4) thinnest = Math.min(thinnest, data[at]!)
  expect(thinnest, `${name}: its back fills the frame`).toBe(255)
}

it('draws whole films whose pictures all pass, also against each other, and differ', async () => {
  for (const film of testFilms.slice(0, 3)) {
    const others: Pixels[] = []
    for (const [index, scene] of film.scenes.entries()) {
      const size = { width: 640, height: 360 }
      const picture = await offlineArt().makePicture(
        {
          prompt: scene.narration,
          narration: scene.narration,
          filmTitle: film.title,
          sceneTitle: scene.title,
          sceneKind: index === 0 ? 'title' : 'picture',
          index,
          count: film.scenes.length,
          film: film.scenes,
          size,
          mood: film.mood,
          seed: 1,
          attempt: 1,
        },
        call,
      )
      const pixels = await rasterise(new TextDecoder().decode(picture.bytes), size.width, size.height)
      const verdict = await offlineChecks().checkPicture({ pixels, prompt: '', narration: '', others }, call)
      expect(verdict.score, `${film.title} ${index} ${JSON.stringify(verdict)}`).toBeGreaterThanOrEqual(60)
      others.push(pixels)
    }
    const again = await offlineChecks().checkPicture({ pixels: others[1]!, prompt: '', narration: '', others }, call)
    expect(again.score).toBeLessThan(60)
  }
})
