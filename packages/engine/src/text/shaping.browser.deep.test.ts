/** Two hundred texts, in the scripts of the samples and cut and joined from them: words side by side look like the browser's line. */
import { expect, test } from 'vitest'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { loadFonts } from './fonts.ts'
import { likenessToBrowser } from './shaping.fixture.ts'
import { shapingSamples, turnedSamples } from './shaping-samples.fixture.ts'

test('two hundred texts look like the browser’s own', async () => {
  await loadFonts(new URL(testAssetBase, document.baseURI).href)
  // sentences end cues, and a mark without its partner has no side: the pieces go without
  const bare = (words: readonly string[]) => words.join(' ').replace(/\p{P}/gu, '').trim()
  const texts = shapingSamples.flatMap(text => {
    const words = text.split(' ')
    return [text, ...[words.slice(1), words.slice(0, -1), words.toReversed(), [...words.slice(1), words[0]!]].map(bare)]
  })
  texts.push(...turnedSamples)
  expect(texts.length).toBeGreaterThanOrEqual(200)
  const likenesses = texts.map(text => ({ text, likeness: likenessToBrowser(text) }))
  const worst = likenesses.toSorted((a, b) => a.likeness - b.likeness)
  console.log(`[figure] captions: ${texts.length} texts, SSIM ≥ ${worst[0]!.likeness.toFixed(4)} (${worst[0]!.text})`)
  for (const { text, likeness } of likenesses) expect.soft(likeness, text).toBeGreaterThanOrEqual(0.98)
})
