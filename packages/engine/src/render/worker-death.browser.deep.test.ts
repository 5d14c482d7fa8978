/** Render workers killed, or out of memory, at 20 points of films of both encoders: replaced at once, the film is whole. */
import { afterEach, expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { testFilm } from './composition.fixture.ts'
import { filmFacts } from './film-facts.fixture.ts'
import { outOfMemory, type Sabotage, sabotageWorkers } from './worker-sabotage.fixture.ts'

const POINTS = 20
const POINTS_A_FILM = 5
const MOST_SECONDS = 3

let sabotage: Sabotage | undefined
afterEach(() => sabotage?.restore())

const scenes = Array.from({ length: 8 }, (_, index) => ({
  colour: `rgb(${30 * index} 90 ${240 - 30 * index})`,
  frames: 60,
  overlap: index === 0 ? 0 : 10,
  text: 'The drink that changed the world.',
}))

test('B5 workers die at 20 points of a render', async () => {
  const { composition, assets } = await testFilm(scenes)
  const total = composition.timeline.lengthFrames
  const waits: number[] = []
  let deaths = 0
  for (let film = 0; film < POINTS / POINTS_A_FILM; film++) {
    const live = sabotageWorkers(() => outOfMemory)
    sabotage = live
    const points = Array.from({ length: POINTS_A_FILM }, (_, index) =>
      Math.floor(((index + 0.3 + 0.5 * Math.random()) / (POINTS_A_FILM + 1)) * total),
    )
    const engine = createEngine({ assetBase: testAssetBase, assets, encoder: film % 2 === 0 ? 'webcodecs' : 'ffmpeg' })
    await engine.capabilities() // its worker is none of the render's
    const made = await engine.render(composition, {
      signal: new AbortController().signal,
      onProgress({ framesDone, stage }) {
        if (stage !== 'scene-video' || points.length === 0 || framesDone < points[0]!) return
        const victim = live.busy()
        if (!victim) return // it died a moment ago
        points.shift()
        let died = performance.now()
        void live.nextAnswer().then(() => waits.push((performance.now() - died) / 1000))
        if (++deaths % 2 === 1) live.kill(victim)
        else
          void live.exhaust(victim).then(() => {
            died = performance.now()
          })
      },
    })
    live.restore()
    expect(made.frames).toBe(total)
    const { times, decoded } = await filmFacts(made.blob)
    expect(decoded).toHaveLength(total)
    for (const [frame, time] of times.entries()) expect(time).toBeCloseTo(frame / 30, 5)
  }
  expect(deaths).toBe(POINTS)
  // whoever had just finished needs nobody in his place
  expect(waits.length).toBeGreaterThan(POINTS / 2)
  const longest = Math.max(...waits)
  console.log(
    `[figure] B5 ${deaths} workers killed or out of memory, ${waits.length} replaced within ${longest.toFixed(2)} s, every film whole`,
  )
  expect(longest).toBeLessThanOrEqual(MOST_SECONDS)
})
