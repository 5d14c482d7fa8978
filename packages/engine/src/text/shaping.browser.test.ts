/** Words set one by one look as the browser sets the whole line, stand in its order, and lines end where its lines may. */
import { beforeAll, expect, test } from 'vitest'
import { captionStyleOf } from '../compose/captions/captions.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { captionFilm } from '../testing/exhibits.ts'
import { paragraphDirection, visualOrder } from './direction.ts'
import { cssFont, loadFonts } from './fonts.ts'
import { layoutFilm } from './layout-film.ts'
import { readable } from './readable.ts'
import { likenessToBrowser, wordsOf } from './shaping.fixture.ts'
import { shapingSamples, turnedSamples } from './shaping-samples.fixture.ts'
import { spriteSpec, type TextSpec } from './sprite-spec.ts'
import { drawSprite } from './sprites.ts'

beforeAll(() => loadFonts(new URL(testAssetBase, document.baseURI).href))

test('words side by side look like the browser’s own line, with marks on the right side of mixed directions', () => {
  for (const text of [...shapingSamples.filter((_, index) => index % 8 === 0), ...turnedSamples]) {
    const likeness = likenessToBrowser(text)
    expect.soft(likeness, text).toBeGreaterThanOrEqual(0.98)
  }
  // the measure can fail
  expect(likenessToBrowser('Tea and time', 'Tea or times')).toBeLessThan(0.98)
})

/** A paragraph of the page, its words in spans. */
function paragraph(words: readonly { readonly text: string; readonly joint?: string }[], width: string): HTMLElement {
  const element = document.createElement('p')
  element.dir = 'auto'
  element.style.cssText = `position:absolute;margin:0;width:${width};font:${cssFont({ family: 'caption', weight: 700, size: 20 })};word-break:normal;overflow-wrap:normal;line-break:strict`
  for (const { text, joint } of words) {
    if (!joint && element.childNodes.length > 0) element.append(' ')
    const span = document.createElement('span')
    span.textContent = text
    element.append(span)
  }
  document.body.append(element)
  return element
}

const centres = (element: HTMLElement) =>
  [...element.children].map(span => {
    const { left, width, top } = span.getBoundingClientRect()
    return { x: left + width / 2, top }
  })

test('words stand in the browser’s order, also where directions mix', () => {
  for (const text of shapingSamples) {
    const words = text.split(' ').map(word => ({ text: word }))
    const element = paragraph(words, '9000px')
    const shown = centres(element)
      .map(({ x }, index) => ({ x, index }))
      .sort((a, b) => a.x - b.x)
      .map(({ index }) => index)
    element.remove()
    const texts = words.map(word => word.text)
    expect(visualOrder(texts, paragraphDirection(text)), text).toEqual(shown)
  }
})

test('lines may end between words where the browser’s lines may, and nowhere else', () => {
  for (const [language, text] of [
    ['zh', '「茶」起源於中國,後來傳遍了世界各地。'],
    ['ja', 'お茶は中国からゆっくりと世界中に広がった。'],
    ['ja', '「お茶」、コーヒー、水(すべて無料)です!'],
    ['en', 'A well-known tea house and/or shop — self-made, world-wide since 1990.'],
    ['th', 'ชาเดินทางช้าๆจากจีนไปทั่วโลก'],
    ['ar', 'سافر الشاي ببطء من الصين إلى العالم كله، ولم يوقفه أحد.'],
    ['hi', 'चाय चीन से धीरे-धीरे पूरी दुनिया में फैल गई।'],
    ['ko', '차는 중국에서 천천히 전 세계로 퍼졌다.'],
  ] as const) {
    const words = wordsOf(text, language)
    // a line as narrow as can be ends wherever it may
    const element = paragraph(words, '0')
    const tops = centres(element).map(({ top }) => top)
    element.remove()
    words.slice(1).forEach(({ text: word, joint }, index) => {
      const breaks = tops[index + 1]! - tops[index]! > 4
      expect(joint !== 'closed', `${language}: before “${word}” in ${text}`).toBe(breaks)
    })
  }
})

test('what cannot be shown is left out, and what no font of ours has is drawn by another', () => {
  expect(readable('a\u0007b\u200Bc\u2066d\uFEFF \t\n e\uD800')).toBe('abcd e\uFFFD')
  expect(readable('👩‍👩‍👧 क्‍ष')).toBe('👩‍👩‍👧 क्‍ष')
  const film = captionFilm('plate', { width: 640, height: 360 }, 'Tea \u200B\u0007 is 茶 ጤፍ 🍵 \u{10FFFD} here')
  const { cues } = layoutFilm(film, captionStyleOf)
  const specs = cues.flatMap(({ words }) => words.map(({ key }) => spriteSpec(key) as TextSpec))
  expect(specs.map(({ text }) => text)).toEqual(['Tea', 'is', '茶', 'ጤፍ', '🍵', '\u{10FFFD}', 'here'])
  for (const spec of specs) {
    const bitmap = drawSprite(spec)
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const ink = data.filter((value, at) => at % 4 === 3 && value > 60).length
    expect(ink, spec.text).toBeGreaterThan(10)
  }
})

test('a word that no line holds is broken where Intl.Segmenter ends a letter, and all of it is shown in its time', () => {
  for (const unit of ['a👩‍👩‍👧‍👦e\u0301', 'क्षत्रियज्ञानश्री', 'ชาเดินทางช้าๆ', '🇩🇪🇯🇵👍🏽', '한글각']) {
    const long = unit.repeat(Math.ceil(240 / unit.length))
    const { cues } = layoutFilm(captionFilm('plate', { width: 640, height: 360 }, `The ${long} end`), captionStyleOf)
    const words = cues.flatMap(cue => cue.words)
    const texts = words.map(({ key }) => (spriteSpec(key) as TextSpec).text)
    expect(texts.join('')).toBe(`The${long}end`)
    expect(texts.length).toBeGreaterThan(4)
    const ends = new Set(
      [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(long)].map(({ index }) => index),
    )
    let at = 0
    for (const text of texts.slice(1, -1)) {
      expect(ends.has(at), `${unit} is broken at ${at}`).toBe(true)
      at += text.length
    }
    const begins = words.map(({ fromFrame }) => fromFrame)
    expect(begins).toEqual(begins.toSorted((a, b) => a - b))
  }
})
