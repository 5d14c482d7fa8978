/**
 * Owns the contact sheet of the built-in pictures: draws the films of the samples (or the test films) and lays them
 * out on one picture. Run: node --conditions=source scripts/art-sheet.ts [--shape 16:9|9:16|1:1] [--out FILE] [--film N]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { planFilm } from '../packages/offline/src/art/choose.ts'
import { offlineArt } from '../packages/offline/src/art/offline-art.ts'
import { type TestFilm, testFilms } from '../packages/offline/src/art/test-films.ts'
import { differenceHash, hammingDistance } from '../packages/offline/src/checks/measure-picture.ts'
import { sampleArticles } from '../packages/offline/src/samples/sample-articles.ts'
import { sampleSource } from '../packages/offline/src/samples/sample-source.ts'
import { offlineStory } from '../packages/offline/src/story/offline-story.ts'

const { values } = parseArgs({
  options: {
    shape: { type: 'string', default: '16:9' },
    out: { type: 'string', default: 'docs/look/pictures.jpg' },
    film: { type: 'string' },
    source: { type: 'string', default: 'samples' },
    cell: { type: 'string', default: '224' },
    scene: { type: 'string' },
    words: { type: 'string' },
  },
})

type SheetScene = { readonly title: string; readonly narration: string; readonly prompt?: string }
type SheetFilm = Omit<TestFilm, 'scenes'> & { readonly scenes: readonly SheetScene[] }

const signal = new AbortController().signal

/** A sample article as the built-in story writer tells it. */
async function filmOf(topic: string): Promise<SheetFilm> {
  const document = await sampleSource().read({ input: { kind: 'topic', topic }, language: 'en' }, { signal })
  if (!document) throw new Error(`no sample article for ${topic}`)
  const request = { document, targetSeconds: 60, language: 'en', mood: 'warm', seed: 1 } as const
  const story = await offlineStory().writeStory(request, { signal })
  const drafts = await offlineStory().planScenes({ ...request, story }, { signal })
  return {
    title: story.title,
    mood: 'warm',
    scenes: drafts.map(({ title, narration, imagePrompt }) => ({ title, narration, prompt: imagePrompt })),
  }
}

let films: readonly SheetFilm[] =
  values.source === 'samples' ? await Promise.all(sampleArticles.map(article => filmOf(article.title))) : testFilms
if (values.film !== undefined) films = values.film.split(',').flatMap(i => films[Number(i)] ?? [])

const [across = 16, down = 9] = values.shape.split(':').map(Number)
const short = 864
const size = {
  width: Math.round((short * across) / Math.min(across, down)),
  height: Math.round((short * down) / Math.min(across, down)),
}
const art = offlineArt()
const cells: { readonly svg: string; readonly label: string; readonly film: string; readonly kind: string }[] = []
const times: number[] = []
for (const film of films) {
  const plan = planFilm({ ...film, seed: 1 })
  for (const [index, scene] of film.scenes.entries()) {
    if (values.scene !== undefined && Number(values.scene) !== index) continue
    const started = performance.now()
    const picture = await art.makePicture(
      {
        prompt: scene.prompt ?? '',
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
      { signal },
    )
    times.push(performance.now() - started)
    const own = plan.scenes[index]
    if (values.words !== undefined)
      console.log(
        `  ${index} ${own?.environment} ${own?.hero} [${own?.props.join(' ')}] ${scene.title} — ${scene.narration}`,
      )
    const place = own?.card ? `card ${own.card.kind}` : `${own?.environment} ${own?.hour}`
    cells.push({
      svg: new TextDecoder().decode(picture.bytes),
      label: `${scene.title} — ${place} ${own?.hero ?? '·'} + ${own?.props.join(' ')}`,
      film: film.title,
      kind: index === 0 ? 'title' : 'picture',
    })
  }
  console.log(
    `${film.title}: ${plan.family}; ${plan.scenes.map(s => `${s.card?.kind ?? s.environment}/${s.hour}/${s.hero}[${s.props.join(' ')}]`).join('; ')}`,
  )
}
times.sort((a, b) => a - b)
console.log(
  `svg ms: median ${times[times.length >> 1]?.toFixed(1)}, most ${times.at(-1)?.toFixed(1)}; bytes: ${Math.max(...cells.map(c => c.svg.length))}`,
)

const browser = await chromium.launch({
  executablePath: process.env.CONTENTHQ_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
const page = await browser.newPage()
const cellWidth = Number(values.cell)
const cellHeight = Math.round((cellWidth * size.height) / size.width)
const columns = values.scene !== undefined ? 3 : Math.max(...films.map(film => film.scenes.length))
await page.setContent('<canvas></canvas>')
await page.evaluate(
  ([w, h]) => {
    const canvas = document.querySelector('canvas')
    if (!canvas || !w || !h) return
    canvas.width = w
    canvas.height = h
  },
  [columns * cellWidth, Math.ceil(cells.length / columns) * cellHeight],
)
const raster: number[] = []
const hashes: bigint[] = []
/** As wide as a difference hash looks at. */
const small = { width: 64, height: Math.round((64 * size.height) / size.width) }
for (const [i, cell] of cells.entries()) {
  const result = await page.evaluate(
    async ({ svg, x, y, w, h, width, height, small }) => {
      const image = new Image()
      image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      await image.decode()
      const full = new OffscreenCanvas(width, height)
      const context = full.getContext('2d', { willReadFrequently: true })
      const started = performance.now()
      context?.drawImage(image, 0, 0, width, height)
      const data = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
      const spent = performance.now() - started
      let sum = 0
      for (let p = 0; p < data.length; p += 4)
        sum += 0.2126 * (data[p] ?? 0) + 0.7152 * (data[p + 1] ?? 0) + 0.0722 * (data[p + 2] ?? 0)
      const target = document.querySelector('canvas')?.getContext('2d')
      if (target) {
        target.imageSmoothingQuality = 'high'
        target.drawImage(full, x, y, w, h)
      }
      const tiny = new OffscreenCanvas(small.width, small.height).getContext('2d')
      if (tiny) tiny.imageSmoothingQuality = 'high'
      tiny?.drawImage(full, 0, 0, small.width, small.height)
      const pixels = [...(tiny?.getImageData(0, 0, small.width, small.height).data ?? [])]
      return { spent, mean: sum / (width * height), pixels }
    },
    {
      svg: cell.svg,
      x: (i % columns) * cellWidth,
      y: Math.floor(i / columns) * cellHeight,
      w: cellWidth,
      h: cellHeight,
      width: size.width,
      height: size.height,
      small,
    },
  )
  hashes.push(differenceHash({ ...small, data: Uint8ClampedArray.from(result.pixels) }))
  raster.push(result.spent)
  if (result.spent > 500 || result.mean < 35 || result.mean > 220)
    console.log(`slow or extreme: ${cell.label}: ${result.spent.toFixed(0)} ms, mean ${result.mean.toFixed(0)}`)
}
const pairs = cells.flatMap((one, i) =>
  cells.slice(i + 1).flatMap((other, k) => {
    if (one.film !== other.film || one.kind === 'title' || other.kind === 'title') return []
    return [
      { distance: hammingDistance(hashes[i] ?? 0n, hashes[i + 1 + k] ?? 0n), names: `${one.label} | ${other.label}` },
    ]
  }),
)
const alike = pairs.filter(({ distance }) => distance <= 8)
console.log(`alike (dHash <= 8): ${alike.length} of ${pairs.length} pairs of picture scenes, before retakes`)
for (const { distance, names } of alike) console.log(`  ${distance}: ${names}`)
raster.sort((a, b) => a - b)
console.log(`raster ms: median ${raster[raster.length >> 1]?.toFixed(0)}, most ${raster.at(-1)?.toFixed(0)}`)
const quality = values.out.endsWith('.png') ? undefined : 0.86
const url = await page.evaluate(
  q => document.querySelector('canvas')?.toDataURL(q === undefined ? 'image/png' : 'image/jpeg', q) ?? '',
  quality,
)
await browser.close()
mkdirSync(dirname(values.out), { recursive: true })
writeFileSync(values.out, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
