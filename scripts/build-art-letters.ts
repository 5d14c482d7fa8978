/**
 * Owns the making of packages/offline/src/art/data/letters-*.json: outlines and advances of the letters on drawn cards,
 * from OFL fonts, with the kerning a browser applies to them. Run: node --conditions=source scripts/build-art-letters.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { readOutlines } from './read-outlines.ts'

const require = createRequire(new URL('../packages/offline/package.json', import.meta.url))
const out = new URL('../packages/offline/src/art/data/', import.meta.url).pathname

/** Latin with its accents, figures, quotes, dashes, money and the signs of measures. */
const CHARACTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...range(0x100, 0x17f),
  ...'‘’‚“”„…–—•‹›€₂₃′″−×÷≈≤≥',
].join('')
const KERNED = [...range(0x21, 0x7e), '’', '“', '”', '–', '—']
/** Kerns smaller than this, in thousandths of the size, are not seen. */
const LEAST_KERN = 9

const faces = [
  { name: 'title', package: 'fraunces', weight: 700 },
  { name: 'label', package: 'outfit', weight: 500 },
] as const

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
}

const browser = await chromium.launch({
  executablePath: process.env.CONTENTHQ_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
const page = await browser.newPage()

/** How much nearer two letters stand together than apart, in thousandths of the size. */
const kernsOf = (font: string): Promise<Record<string, number>> =>
  page.evaluate(
    async ([url, letters, least]) => {
      const face = new FontFace('kerned', `url(${url})`)
      document.fonts.add(await face.load())
      const context = new OffscreenCanvas(9, 9).getContext('2d')
      if (!context) throw new Error('no canvas')
      context.font = '1000px kerned'
      const width = (text: string) => context.measureText(text).width
      const alone = new Map(letters.map(letter => [letter, width(letter)]))
      const kerns: Record<string, number> = {}
      for (const one of letters)
        for (const other of letters) {
          const kern = Math.round(width(one + other) - (alone.get(one) ?? 0) - (alone.get(other) ?? 0))
          if (Math.abs(kern) >= least) kerns[one + other] = kern
        }
      document.fonts.delete(face)
      return kerns
    },
    [font, KERNED, LEAST_KERN] as const,
  )

for (const face of faces) {
  const files = ['latin', 'latin-ext'].map(subset =>
    require.resolve(`@fontsource/${face.package}/files/${face.package}-${subset}-${face.weight}-normal.woff`),
  )
  const glyphs: Record<string, readonly [advance: number, outline: string]> = {}
  for (const file of files)
    for (const [character, glyph] of readOutlines(readFileSync(file), CHARACTERS)) glyphs[character] ??= glyph
  const kerns = await kernsOf(`data:font/woff;base64,${readFileSync(files[0] ?? '').toString('base64')}`)
  const path = join(out, `letters-${face.name}.json`)
  writeFileSync(path, `${JSON.stringify({ glyphs, kerns }).replaceAll('],"', '],\n"')}\n`)
  console.log(`${path}: ${Object.keys(glyphs).length} glyphs, ${Object.keys(kerns).length} kerns`)
}
await browser.close()
