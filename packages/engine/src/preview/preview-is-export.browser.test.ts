/** What is previewed is what is exported, on a small film with everything in it; the whole matrix is in the slow tier. */
import { expect, test } from 'vitest'
import { ssim } from '../testing/ssim.ts'
import { eachDecoded, exportOf, keysOfLists, openPlayer } from './compare-export.fixture.ts'
import { countedFilm, numberIn } from './counted-film.fixture.ts'
import { matrixFilm } from './matrix-film.fixture.ts'

const size = { width: 320, height: 180 }
/** 30 Mbit/s at 720p, for the pixels of this size. */
const TRANSPARENT = 2_500_000

test('every frame of a film with every style: the same lists, and pixels that only the encoder changed', async () => {
  const film = await matrixFilm(size, 10, 4, 'each')
  const { composition, samples } = film
  const player = openPlayer(film)
  const { blob, keys } = await exportOf(film, TRANSPARENT)
  const previewed = await keysOfLists(composition, player.listAt, TRANSPARENT)
  expect(keys.size).toBeGreaterThan(samples.length / 2)
  expect([...keys].sort()).toEqual([...new Set(previewed)].sort())

  let worst = 1
  const frames = await eachDecoded(blob, size, async (index, _seconds, luma) => {
    if (!samples.includes(index) || index % 3 !== 0) return
    const likeness = ssim(await player.lumaAt(index), luma, size)
    expect(likeness, `frame ${index}`).toBeGreaterThanOrEqual(0.98)
    worst = Math.min(worst, likeness)
  })
  expect(frames).toBe(composition.timeline.lengthFrames)
  // the measure can fail: the frame before is another picture
  let other = 1
  await eachDecoded(blob, size, async (index, _seconds, luma) => {
    if (index === samples[1]) other = ssim(await player.lumaAt(index + 3), luma, size)
  })
  expect(other).toBeLessThan(worst)
  player.dispose()
})

test('burnt-in numbers: each frame of preview and export shows its own', async () => {
  const scenes = [
    { frames: 25 },
    { frames: 30, transition: 'crossfade', overlap: 7 },
    { frames: 20, transition: 'cut', overlap: 1 },
  ]
  const film = await countedFilm(scenes, size, { num: 30_000, den: 1001 })
  const player = openPlayer(film)
  const { blob } = await exportOf(film)
  let read = 0
  const frames = await eachDecoded(blob, size, async (index, seconds, luma) => {
    expect(Math.round((seconds * 30_000) / 1001)).toBe(index)
    const decoded = [0, 1].flatMap(half => numberIn(luma, size, half) ?? [])
    const previewed = await player.lumaAt(index)
    const shown = [0, 1].flatMap(half => numberIn(previewed, size, half) ?? [])
    expect(new Set([...decoded, ...shown])).toEqual(new Set([index]))
    read += decoded.length
  })
  expect(frames).toBe(film.composition.timeline.lengthFrames)
  expect(read).toBeGreaterThan(frames) // both numbers of a crossfade
  player.dispose()
})
