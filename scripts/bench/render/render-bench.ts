/**
 * Owns the order of the render bench: material, native's quality as the mark, our bitrates that reach it, then rounds in
 * which every row has its turn. Knows neither pixels nor FFmpeg's arguments.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Size } from '@contenthq/model'
import { writeWav } from '../../../packages/engine/src/audio/write-wav.ts'
import type { BenchPage } from '../bench-page.ts'
import type { Quality } from '../page/measure-quality.ts'
import { processorSeconds, watchMemory } from '../process-tree.ts'
import { inputNames, oneGraph, twoPasses } from './ffmpeg-graph.ts'
import { matchQuality } from './match-quality.ts'
import { FRAME_RATE, FRAMES, MUSIC_NAME, pictureName, SAMPLE_RATE, SCENES, speechName } from './reference-job.ts'
import { median, NATIVE, type Row } from './results.ts'
import { runNative } from './run-native.ts'
import { music, speech } from './sounds.ts'

const sizes: Readonly<Record<Row['size'], Size>> = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
}

export type RenderBenchOptions = {
  readonly page: BenchPage
  /** Holds the material and the films. */
  readonly folder: string
  readonly sizes: readonly Row['size'][]
  readonly rounds: number
  /** Rows that need the system's FFmpeg. */
  readonly native: boolean
  /** The rows that take minutes each: FFmpeg.wasm, two passes. */
  readonly slow: boolean
  readonly say: (line: string) => void
}

/** Makes what is missing. */
export async function prepareMaterial(page: BenchPage, folder: string): Promise<void> {
  for (let scene = 0; scene < SCENES; scene++)
    writeFileSync(join(folder, speechName(scene)), writeWav([speech(scene)], SAMPLE_RATE, 'pcm16'))
  writeFileSync(join(folder, MUSIC_NAME), writeWav(music(FRAMES / FRAME_RATE), SAMPLE_RATE, 'pcm16'))
  if (!existsSync(join(folder, pictureName(SCENES - 1)))) await page.call('makePictures')
}

/** One thing to time. */
type Contender = {
  readonly what: string
  readonly run: () => Promise<{ readonly seconds: number; readonly bytes: number }>
  readonly file?: string
  readonly maker?: 'ours' | 'ffmpeg'
  readonly bitrate?: number
  readonly once?: true
}

type Round = { readonly seconds: number; readonly bytes: number; readonly cpu: number; readonly peakBytes: number }

async function time({ run }: Contender, page: BenchPage): Promise<Round> {
  const memory = watchMemory()
  const before = processorSeconds()
  const { seconds, bytes } = await run()
  return {
    seconds,
    bytes,
    cpu: processorSeconds() - Math.max(before, page.clockBegan() ?? 0),
    peakBytes: memory.stop(),
  }
}

export async function benchRender(options: RenderBenchOptions): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const name of options.sizes) rows.push(...(await benchSize(name, options)))
  return rows
}

async function benchSize(
  name: Row['size'],
  { page, folder, rounds, native, slow, say }: RenderBenchOptions,
): Promise<readonly Row[]> {
  const size = sizes[name]
  const fileOf = (tag: string) => `${tag}-${name}.mp4`
  const judge = (file: string, maker: 'ours' | 'ffmpeg'): Promise<Quality> =>
    page.callKept('quality', { file, size, maker })
  const nativeRow = (what: string, preset: string): Contender => {
    const file = fileOf(preset)
    return { what, file, maker: 'ffmpeg', run: () => runNative([oneGraph(size, preset, file)], folder, file) }
  }
  const ours = (what: string, tag: string, bitrate?: number): Contender => {
    const file = fileOf(tag)
    const rate = bitrate === undefined ? {} : { bitrate }
    return {
      what,
      file,
      maker: 'ours',
      ...rate,
      run: () => page.call('render', { size, encoder: 'webcodecs', file, ...rate }),
    }
  }

  const contenders: Contender[] = []
  if (native) {
    const veryfast = nativeRow(NATIVE, 'veryfast')
    await veryfast.run()
    const mark = await judge(veryfast.file!, 'ffmpeg')
    say(`${name}: native veryfast has SSIM ${mark.mean.toFixed(4)}, 5th percentile ${mark.p5.toFixed(4)}`)
    const scores = new Map<number, Promise<Quality>>()
    const score = (bitrate: number): Promise<Quality> => {
      const known = scores.get(bitrate) ?? tryBitrate(bitrate)
      scores.set(bitrate, known)
      return known
    }
    async function tryBitrate(bitrate: number): Promise<Quality> {
      const file = fileOf('try')
      await page.call('render', { size, encoder: 'webcodecs', bitrate, file })
      const quality = await judge(file, 'ours')
      say(
        `${name}: ours at ${(bitrate / 1e6).toFixed(2)} Mbit/s has ${quality.mean.toFixed(4)}, ${quality.p5.toFixed(4)}`,
      )
      return quality
    }
    const bounds = { low: 250_000, high: 12_000_000 }
    const equalMean = await matchQuality(mark.mean, bounds, async rate => (await score(rate)).mean)
    const equalLow = await matchQuality(mark.p5, { ...bounds, low: equalMean }, async rate => (await score(rate)).p5)
    contenders.push(
      veryfast,
      nativeRow('native FFmpeg, ultrafast', 'ultrafast'),
      ours('ours, equal mean SSIM', 'equal-mean', equalMean),
      ours('ours, equal 5th percentile', 'equal-low', equalLow),
    )
    if (slow && name === '720p')
      contenders.push({
        what: 'native FFmpeg, two passes',
        file: fileOf('two-passes'),
        maker: 'ffmpeg',
        once: true,
        run: () => runNative(twoPasses(size, fileOf('two-passes')), folder, fileOf('two-passes')),
      })
  }
  contenders.push(
    ours('ours, default', 'default'),
    { what: 'ours, picture only', run: () => page.call('pictureOnly', { size, encoder: 'webcodecs' }) },
    { what: 'the limit: ready frames encoded', run: () => page.call('encodeOnly', { size, encoder: 'webcodecs' }) },
    { what: 'ours, again after one edited scene', run: () => page.call('renderAgain', { size, encoder: 'webcodecs' }) },
  )
  if (slow)
    contenders.push({
      ...ours('ours by FFmpeg.wasm, small file', 'x264'),
      once: true,
      run: () => page.call('render', { size, encoder: 'ffmpeg', quality: 'small', file: fileOf('x264') }),
    })
  if (slow && name === '720p') {
    const file = fileOf('wasm')
    const args = oneGraph(size, 'veryfast', file)
    contenders.push({
      what: 'FFmpeg.wasm, the one graph, veryfast',
      file,
      maker: 'ffmpeg',
      once: true,
      run: () => page.call('graph', { args, inputs: inputNames, output: file }),
    })
  }

  await page.forget() // or what it remembers would count as a row's memory
  const taken = new Map<Contender, Round[]>(contenders.map(each => [each, []]))
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) {
      if (contender.once && round > 0) continue
      const one = await time(contender, page)
      taken.get(contender)!.push(one)
      say(`${name} round ${round + 1}: ${contender.what}: ${one.seconds.toFixed(2)} s, ${one.cpu.toFixed(1)} CPU-s`)
    }
  const rows: Row[] = []
  for (const [contender, all] of taken) {
    const seconds = median(all.map(one => one.seconds))
    const middle = all.find(one => one.seconds === seconds)!
    rows.push({
      what: contender.what,
      size: name,
      seconds,
      rounds: all.length,
      processorSeconds: middle.cpu,
      bytes: middle.bytes,
      peakBytes: Math.max(...all.map(one => one.peakBytes)),
      ...(contender.file && contender.maker ? { quality: await judge(contender.file, contender.maker) } : {}),
      ...(contender.bitrate === undefined ? {} : { bitrate: contender.bitrate }),
    })
  }
  return rows
}
