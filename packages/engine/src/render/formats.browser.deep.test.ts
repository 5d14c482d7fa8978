/** Two seconds at 4K in every format: it is made, read again, and about as large and as long as was forecast. */
import { filmFormats, formatFacts } from '@contenthq/model'
import { expect, test } from 'vitest'
import { readSound } from '../audio/read-sound.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { testFilm } from './composition.fixture.ts'
import { filmFacts } from './film-facts.fixture.ts'

const signal = new AbortController().signal
const SIZE = { width: 3840, height: 2160 }

for (const format of filmFormats)
  test(`two seconds of 4K as ${format}`, async () => {
    const { composition, assets } = await testFilm([
      { colour: 'rgb(40 60 160)', frames: 60, text: 'One leaf, one bowl.' },
    ])
    const film4k = { ...composition, size: SIZE }
    const engine = createEngine({ assetBase: testAssetBase, assets })
    const { possible, estimate } = await engine.canRender(film4k, { format })
    expect(possible).toBe(true)
    const start = performance.now()
    const film = await engine.render(film4k, { signal, format })
    const seconds = (performance.now() - start) / 1000
    const [size, time] = [estimate!.bytes / film.blob.size, estimate!.seconds / seconds]
    console.log(
      `4K ${format}: ${film.blob.size} bytes in ${seconds.toFixed(1)} s; forecast size × ${size.toFixed(2)}, time × ${time.toFixed(2)}`,
    )
    if (format === 'gif') {
      const bitmap = await createImageBitmap(film.blob)
      expect([film.frames, bitmap.width, bitmap.height]).toEqual([30, 3840, 2160])
    } else if (formatFacts[format].picture) {
      const { times, decoded } = await filmFacts(film.blob)
      expect([times.length, decoded.length]).toEqual([60, 60])
    }
    if (formatFacts[format].sound) expect(Math.abs((await readSound(film.blob)).samples - 96_000)).toBeLessThan(1200)
  })
