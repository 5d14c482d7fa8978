/** Proves S3 at full size: the real cap, the real deadline, half a gigabyte in a bomb, the memory of the runtime. */
import { MAX_SOURCE_BYTES } from '@contenthq/sources'
import { expect, it } from 'vitest'
import { startFetchRuntime } from './fetch-runtime.fixture.ts'
import { hostileBodies, hostileSite } from './hostile-bodies.fixture.ts'

it('S3 stops every hostile body within the cap and a piece, within 15 s, in little memory', async () => {
  const runtime = await startFetchRuntime({ site: hostileSite })
  try {
    const good = 'https://good.net/'
    await runtime.fetch({ urls: Array.from({ length: 50 }, () => good) })
    const before = runtime.peakMemory()
    const names = Object.keys(hostileBodies)
    const start = performance.now()
    // three waves, one after the other in the same runtime, the slow ones of each side by side
    const waves = [
      names,
      names.filter(name => !/slow|silent|too-large/.test(name)),
      ['gzip-bomb', 'brotli-bomb', 'endless'],
    ]
    let over = 0
    let longest = 0
    for (const wave of waves) {
      const began = performance.now()
      const became = await runtime.fetch({ urls: wave.map(name => `https://${name}.net/`) })
      longest = Math.max(longest, performance.now() - began)
      for (const [at, { taken, largest, code, bytes }] of became.entries()) {
        expect(code ?? bytes, wave[at]).toBeDefined()
        expect(taken, wave[at]).toBeLessThanOrEqual(MAX_SOURCE_BYTES + largest)
        over = Math.max(over, taken - MAX_SOURCE_BYTES)
      }
    }
    await runtime.edge.quiet()
    const rise = (runtime.peakMemory() - before) / 2 ** 20
    expect(longest).toBeLessThanOrEqual(15_000)
    expect(rise).toBeLessThan(64)
    console.log(
      `[figure] S3 ${waves.flat().length} hostile bodies: at most ${over} bytes past the cap, ${(longest / 1000).toFixed(1)} s, memory rise ${rise.toFixed(0)} MB, all over in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    )
  } finally {
    await runtime.dispose()
  }
}, 120_000)
