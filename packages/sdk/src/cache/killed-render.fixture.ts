/** Pages that are killed in the middle of a render, and the next page that goes on. Knows no tier. */
import { createEngine } from '@contenthq/engine'
import { expect } from 'vitest'
import { createDatabases, expectSame, factsOf, framesStored, renderOn } from './film-on-disk.fixture.ts'
import { LONGEST_SEGMENT, smallFilm } from './small-film.fixture.ts'

const KILLS_A_FILM = 4

/** Renders in a page of its own and kills the page, its workers with it, as soon as `frames` are done. Answers how many were. */
async function killedAt(frames: number, name: string): Promise<number> {
  const frame = document.createElement('iframe')
  frame.name = name
  // the test runner rewrites dynamic imports, and its own page alone knows what they are rewritten to
  const bridge = 'window.__vitest_browser_runner__ = { wrapDynamicImport: load => load() }'
  const page = new URL('./film-page.fixture.ts', import.meta.url).href
  return new Promise(resolve => {
    const heard = ({ data }: MessageEvent) => {
      if (data?.database !== name || data.framesDone < frames) return
      window.removeEventListener('message', heard)
      frame.remove()
      resolve(data.framesDone)
    }
    window.addEventListener('message', heard)
    document.body.append(frame)
    // written, not `srcdoc`: so it has this page's address, which workers and assets are found by
    const written = frame.contentDocument!
    written.open()
    written.write(`<script>${bridge}</script><script type="module" src="${page}"></script>`)
    written.close()
  })
}

/** `kills` pages, four a film: no more than what was in flight is encoded again, and the film is the same. What was measured. */
export async function expectKilledRendersResume(kills: number): Promise<string> {
  const databases = createDatabases()
  const { composition } = await smallFilm()
  const total = composition.timeline.lengthFrames
  const whole = await renderOn(databases.open())
  expect(whole.framesEncoded).toBe(total)
  const wanted = await factsOf(whole.blob)
  const { workers } = await createEngine({
    assetBase: '/contenthq/',
    assets: { read: async () => new Blob() },
  }).capabilities()
  const inFlight = workers * LONGEST_SEGMENT

  let most = 0
  for (let film = 0; film < kills / KILLS_A_FILM; film++) {
    const name = crypto.randomUUID()
    const rows = databases.open(name)
    const points = Array.from({ length: KILLS_A_FILM }, () => 1 + Math.floor(Math.random() * (total - 1)))
    for (const point of points.toSorted((a, b) => a - b)) {
      const done = await killedAt(point, name)
      const lost = done - (await framesStored(rows))
      expect(lost, `killed at ${point} of ${points}`).toBeLessThanOrEqual(inFlight)
      most = Math.max(most, lost)
    }
    const left = total - (await framesStored(rows))
    const resumed = await renderOn(rows)
    expect(resumed.framesEncoded).toBeLessThanOrEqual(left)
    expect(resumed.frames).toBe(total)
    expectSame(await factsOf(resumed.blob), wanted)
  }
  databases.close()
  return `${kills} kills: at most ${most} of ${total} frames lost (${inFlight} may be in flight), the same frames, times and sound`
}
