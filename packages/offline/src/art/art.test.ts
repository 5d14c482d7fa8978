/** The pictures as files: repeatable, self-contained, safe with hostile words, in every shape; the film's rules. */

import type { ImageRequest } from '@contenthq/model'
import { describe, expect, it } from 'vitest'
import { sampleArticles } from '../samples/sample-articles.ts'
import { planFilm } from './choose.ts'
import { findConcepts } from './concepts.ts'
import { drawScene } from './draw-scene.ts'
import { environmentNames } from './environments/environments.ts'
import { loadIcons } from './icons.ts'
import { layOut } from './layout.ts'
import { offlineArt } from './offline-art.ts'
import { families } from './palettes.ts'
import { type TestFilm, testFilms } from './test-films.ts'

const call = { signal: new AbortController().signal }
const wide = { width: 1536, height: 864 }
const shapes = [wide, { width: 864, height: 1536 }, { width: 864, height: 864 }, { width: 1000, height: 900 }]

const requestFor = (film: TestFilm, index: number, change: Partial<ImageRequest> = {}): ImageRequest => ({
  prompt: film.scenes[index]?.narration ?? '',
  narration: film.scenes[index]?.narration ?? '',
  filmTitle: film.title,
  sceneTitle: film.scenes[index]?.title ?? '',
  sceneKind: index === 0 ? 'title' : 'picture',
  index,
  count: film.scenes.length,
  film: film.scenes,
  size: wide,
  mood: film.mood,
  seed: 1,
  attempt: 1,
  ...change,
})

const draw = async (request: ImageRequest): Promise<string> =>
  new TextDecoder().decode((await offlineArt().makePicture(request, call)).bytes)

/** Fails on anything that is not one well-formed, self-contained SVG. */
function expectSound(svg: string): void {
  const found = (pattern: RegExp): readonly string[] => [...svg.matchAll(pattern)].map(match => match[1] ?? match[0])
  expect(svg.slice(0, 39)).toBe('<svg xmlns="http://www.w3.org/2000/svg"')
  expect(found(/\bNaN\b|\bundefined\b|Infinity/g)).toEqual([])
  expect(found(/<(?:script|image|foreignObject|!ENTITY|style|a|iframe|text)\b|<[^>]*\son\w+=|@import/gi)).toEqual([])
  expect(found(/\bhref="([^"]*)"/g).filter(target => !target.startsWith('#'))).toEqual([])
  expect(found(/url\(([^)]*)\)/g).filter(target => !target.startsWith('#'))).toEqual([])
  const ids = [...svg.matchAll(/\sid="([^"]+)"/g)].map(match => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  const known = new Set(ids)
  expect(found(/(?:href="#|url\(#)([^")]+)/g).filter(target => !known.has(target))).toEqual([])
  const open: string[] = []
  for (const [, close, name, self] of svg.matchAll(/<(\/?)([A-Za-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name)
    else if (!self) open.push(name ?? '')
  }
  expect(open).toEqual([])
  expect(found(/<g id="([a-z]+)">/g).filter(id => id.length > 3)).toEqual(['back', 'middle', 'front', 'finish'])
}

/** The sample articles as films: a scene for every heading. */
async function sampleFilms(): Promise<readonly TestFilm[]> {
  return Promise.all(
    sampleArticles.map(async article => {
      const { markdown } = await article.load()
      const sections = markdown.replace(/^---[\s\S]*?\n---\n/, '').split(/^## /m)
      return {
        title: article.title,
        mood: 'warm' as const,
        scenes: sections.map((section, i) => {
          const [title = '', ...rest] = section.trim().split('\n')
          return i === 0
            ? { title: article.title, narration: section.trim() }
            : { title, narration: rest.join(' ').trim() }
        }),
      }
    }),
  )
}

describe('the picture provider', () => {
  it('gives the same bytes for the same request, others for another attempt, seed or scene', async () => {
    const film = testFilms[0]!
    const first = await draw(requestFor(film, 3))
    expect((await draw(requestFor(film, 3))) === first).toBe(true)
    const others = await Promise.all([
      draw(requestFor(film, 3, { attempt: 2 })),
      draw(requestFor(film, 3, { attempt: 3 })),
      draw(requestFor(film, 3, { seed: 2 })),
      draw(requestFor(film, 4)),
    ])
    expect(new Set([first, ...others]).size).toBe(5)
  })

  it('draws sound SVG of the size asked for, with focus and provenance, in every shape', {
    timeout: 30_000,
  }, async () => {
    for (const film of testFilms)
      for (const [index] of film.scenes.entries()) {
        const size = shapes[index % shapes.length] ?? wide
        const picture = await offlineArt().makePicture(requestFor(film, index, { size }), call)
        const svg = new TextDecoder().decode(picture.bytes)
        expectSound(svg)
        expect(svg.slice(0, 120)).toContain(`width="${size.width}" height="${size.height}"`)
        expect(picture).toMatchObject({ mimeType: 'image/svg+xml', ...size })
        expect(picture.provenance).toMatchObject({ provider: 'offline-art', licence: 'MIT' })
        for (const part of picture.provenance.ingredients ?? [])
          expect(part.licence).toMatch(/^(?:MIT|OFL-1\.1|Public domain)$/)
        expect(picture.focus!.x).toBeGreaterThan(0.2)
        expect(picture.focus!.x).toBeLessThan(0.8)
        expect(picture.focus!.y).toBeGreaterThan(0.3)
        expect(picture.focus!.y).toBeLessThan(0.7)
        expect(picture.provenance.shows?.environment.name).toMatch(/^[a-z-]+$/)
        if (index === 0 && size === wide) expect(picture.focus!.x).toBeGreaterThan(0.6)
      }
  })

  it('draws every environment in several families of colours, with and without a hero', {
    timeout: 30_000,
  }, async () => {
    const icons = await loadIcons(['teapot', 'airplane', 'ship', 'red-heart', 'squid', 'no-such-icon'])
    expect(icons.size).toBe(5)
    const heroes = [...icons.keys(), undefined]
    environmentNames.forEach((environment, i) => {
      ;[0, 3, 7].forEach((step, k) => {
        const family = families[(i + step) % families.length]!
        const hero = heroes[(i + k) % heroes.length]
        const { svg } = drawScene(
          {
            environment,
            hour: (['day', 'glow', 'night'] as const)[k % 3]!,
            hero,
            props: ['ship', 'teapot', 'airplane'],
            view: k,
            visit: k,
          },
          {
            family: family.name,
            icons,
            kind: k % 2 ? 'title' : 'picture',
            size: shapes[(i + k) % 4]!,
            seed: i * 31 + k,
            description: 'x',
          },
        )
        expectSound(svg)
      })
    })
  })

  it('keeps heroes clear of captions and titles in every shape, and repeated ones apart', () => {
    for (const [width, height, captions, title] of [
      [1280, 720, 0.78, 0],
      [720, 1280, 0.62, 0.3],
      [800, 800, 0.76, 0.45],
      [800, 1000, 0.76, 0.45],
    ] as const)
      for (const visit of [0, 1, 2]) {
        const shown = layOut({ width, height }, 'picture', visit, visit)
        const opening = layOut({ width, height }, 'title', 0, 0)
        for (const { hero, height: tall } of [shown, opening]) expect(hero.y / tall).toBeLessThan(captions)
        expect((opening.hero.y - opening.hero.size) / opening.height).toBeGreaterThan(title)
        expect(layOut({ width, height }, 'picture', 0, visit + 1).hero.size).not.toBe(
          layOut({ width, height }, 'picture', 0, visit).hero.size,
        )
      }
  })

  it('survives hostile and foreign words', async () => {
    const nasty = [
      '</title><script>alert(1)</script>',
      '"><image href="http://evil.example/x.png"/>',
      '&lt;&amp;]]><!ENTITY x SYSTEM "file:///etc/passwd">',
      '\u0000\u0008\ud800 lone \udfff \ufffe \u202e',
      '__proto__ constructor toString hasOwnProperty',
      '黒い穴はどのようにできるのか。 مقدمة عن الشاي 🫖🫖',
      '',
      'a'.repeat(20_000),
    ]
    for (const words of nasty) {
      const film: TestFilm = { title: words, mood: 'tense', scenes: nasty.map(title => ({ title, narration: words })) }
      const svg = await draw(requestFor(film, 1, { sceneTitle: words, prompt: words }))
      expectSound(svg)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the very characters that must not be there
      expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(svg)).toBe(false)
    }
  })

  it('refuses impossible sizes and stops when cancelled', async () => {
    const film = testFilms[0]!
    for (const width of [0, -1, Number.NaN, 1e9])
      await expect(draw(requestFor(film, 0, { size: { width, height: 720 } }))).rejects.toMatchObject({
        code: 'input-invalid',
      })
    const stopped = { signal: AbortSignal.abort() }
    await expect(offlineArt().makePicture(requestFor(film, 0), stopped)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('the rules of a film', () => {
  it("never gives neighbours one place nor two scenes one hero but the film's subject, over all samples and seeds", async () => {
    const films = [...testFilms, ...(await sampleFilms())]
    for (const film of films)
      for (const seed of [1, 2, 77]) {
        const { scenes } = planFilm({ ...film, seed })
        expect(scenes).toHaveLength(film.scenes.length)
        scenes.forEach((scene, i) => {
          expect(scene.environment).not.toBe(scenes[i + 1]?.environment)
          expect(scene.props).not.toContain(scene.hero)
          expect(new Set(scene.props).size).toBe(scene.props.length)
        })
        const heroes = scenes.flatMap(scene => scene.hero ?? [])
        const again = heroes.filter((hero, i) => heroes.indexOf(hero) !== i)
        const subjects = film.scenes.length < 2 ? [] : [...findConcepts(film.title).keys()].map(({ icons }) => icons[0])
        for (const hero of again) expect(subjects).toContain(hero)
        scenes.forEach((scene, i) => {
          const earlier = scenes.slice(0, i).filter(({ hero }) => hero !== undefined && hero === scene.hero)
          expect(scene.visit).toBe(scene.hero === undefined ? scene.visit : earlier.length)
        })
        expect(heroes.length).toBeGreaterThan(scenes.length / 2)
        expect(new Set(scenes.map(scene => scene.environment)).size).toBeGreaterThan(1)
      }
  })

  it('keeps the rules for a film of one scene, of a hundred, and of words without a picture', () => {
    const line = { title: 'Hmm', narration: 'Whatever therefore nonetheless.' }
    for (const count of [1, 2, 100]) {
      const { scenes } = planFilm({
        title: '',
        mood: 'calm',
        seed: 5,
        scenes: Array.from({ length: count }, () => line),
      })
      expect(scenes).toHaveLength(count)
      scenes.forEach((scene, i) => {
        expect(scene.environment).not.toBe(scenes[i + 1]?.environment)
        expect(scene.props).toEqual([])
      })
    }
  })
})
