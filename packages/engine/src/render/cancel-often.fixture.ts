/** Renders that are cancelled at chance points, and what they left: files, locks, workers, object URLs. Tests only. */
import { asContentHQError } from '@contenthq/model'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { type LeftBehind, leftBehind } from '../left-behind.ts'
import { testFilm } from './composition.fixture.ts'

export type Left = LeftBehind & {
  readonly cancelled: number
  /** Cancelled while the file was written. */
  readonly writing: number
  readonly files: number
}

async function temporaryFolders(): Promise<number> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle('contenthq-temporary', { create: true })
  let count = 0
  for await (const _ of folder.keys()) count++
  return count
}

/** A film for the disk, cancelled `times` times: every other time while the file is written. */
export async function cancelOften(times: number): Promise<Left> {
  const { composition, assets } = await testFilm([
    { colour: 'rgb(40 60 160)', frames: 40, text: 'One leaf.' },
    { colour: 'rgb(180 90 40)', frames: 40, overlap: 8, text: 'One bowl.' },
    { colour: 'rgb(30 140 80)', frames: 30 },
  ])
  const total = composition.timeline.lengthFrames
  let [cancelled, writing] = [0, 0]
  const left = await leftBehind(async () => {
    for (let time = 0; time < times; time++) {
      const abort = new AbortController()
      const late = time % 2 === 1
      const point = late ? Math.random() : Math.random() * total
      const code = await createEngine({ assetBase: testAssetBase, assets })
        .render(composition, {
          signal: abort.signal,
          target: 'disk',
          onProgress({ framesDone, written, stage }) {
            if (abort.signal.aborted || (late ? stage !== 'assembly' || written < point * 0.5 : framesDone < point))
              return
            abort.abort()
            if (stage === 'assembly') writing++
          },
        })
        .then(
          () => 'none',
          thrown => asContentHQError(thrown).code,
        )
      if (code === 'cancelled') cancelled++
    }
  })
  return { cancelled, writing, files: await temporaryFolders(), ...left }
}
