/**
 * What is previewed is what is exported, for everything that the registries hold: each aspect ratio at 720p, all pairs of
 * transition and caption style in one, every frame's list, burnt-in numbers over long scenes. Prints `[figure] M3 words`.
 */
import { expect, test } from 'vitest'
import { ssim } from '../testing/ssim.ts'
import { eachDecoded, exportOf, keysOfLists, openPlayer } from './compare-export.fixture.ts'
import { countedFilm, numberIn } from './counted-film.fixture.ts'
import { matrixFilm } from './matrix-film.fixture.ts'

/** bit/s: transparent at 720p. */
const TRANSPARENT = 24_000_000
const SSIM_LEAST = 0.98

/** All pairs once; every entry in every aspect ratio. */
const films = {
  '16:9': { size: { width: 1280, height: 720 }, extent: 'all-pairs' },
  '9:16': { size: { width: 720, height: 1280 }, extent: 'each' },
  '1:1': { size: { width: 720, height: 720 }, extent: 'each' },
  '4:5': { size: { width: 720, height: 900 }, extent: 'each' },
  '21:9': { size: { width: 1680, height: 720 }, extent: 'each' },
} as const

for (const [ratio, { size, extent }] of Object.entries(films))
  test(`M3 ${ratio}: the same lists in every frame, and pixels that only the encoder changed`, async () => {
    const film = await matrixFilm(size, 24, 8, extent)
    const { composition, samples, contents } = film
    const player = openPlayer(film)
    const worst = { transparent: 1, usual: 1 }
    let lists = 0
    for (const [name, bitrate] of [
      ['transparent', TRANSPARENT],
      ['usual', undefined],
    ] as const) {
      const { blob, keys } = await exportOf(film, bitrate)
      if (name === 'transparent') {
        const previewed = new Set(await keysOfLists(composition, player.listAt, bitrate))
        expect([...keys].sort()).toEqual([...previewed].sort())
        lists = composition.timeline.lengthFrames
      }
      const frames = await eachDecoded(blob, size, async (index, _seconds, luma) => {
        if (!samples.includes(index)) return
        const likeness = ssim(await player.lumaAt(index), luma, size)
        if (name === 'transparent') expect(likeness, `frame ${index}`).toBeGreaterThanOrEqual(SSIM_LEAST)
        worst[name] = Math.min(worst[name], likeness)
      })
      expect(frames).toBe(composition.timeline.lengthFrames)
    }
    player.dispose()
    console.log(
      `[figure] M3 ${ratio} (${contents}): ${lists} of ${lists} lists equal, SSIM ≥ ${worst.transparent.toFixed(4)} over ${samples.length} frames at ${TRANSPARENT / 1e6} Mbit/s, ≥ ${worst.usual.toFixed(3)} at default settings`,
    )
  })

test('M3 burnt-in numbers over scenes longer than a segment, at two rates', async () => {
  const size = { width: 640, height: 360 }
  const scenes = [
    { frames: 250 },
    { frames: 120, transition: 'crossfade', overlap: 15 },
    { frames: 60, transition: 'cut', overlap: 1 },
    { frames: 245, transition: 'crossfade', overlap: 30 },
  ]
  let read = 0
  let total = 0
  let off = 0
  for (const rate of [
    { num: 30_000, den: 1001 },
    { num: 25, den: 1 },
  ]) {
    const film = await countedFilm(scenes, size, rate)
    const player = openPlayer(film)
    const { blob } = await exportOf(film)
    const frames = await eachDecoded(blob, size, async (index, seconds, luma) => {
      if (Math.round((seconds * rate.num) / rate.den) !== index) off++
      const previewed = index % 10 === 0 ? await player.lumaAt(index) : luma
      const numbers = [luma, previewed].flatMap(shown => [0, 1].flatMap(half => numberIn(shown, size, half) ?? []))
      expect(numbers.length, `frame ${index}`).toBeGreaterThan(1)
      off += numbers.filter(number => number !== index).length
      read += numbers.length
    })
    expect(frames).toBe(film.composition.timeline.lengthFrames)
    total += frames
    player.dispose()
  }
  console.log(`[figure] M3 burnt-in numbers: ${off} off in ${total} frames, ${read} read`)
  expect(off).toBe(0)
})
