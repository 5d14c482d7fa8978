/** Owns what the bench asks of the page: make the pictures, render, encode ready frames only, judge a film. */
import {
  type Composition,
  createEngine,
  type DisplayList,
  type EncodedSegment,
  type SegmentStore,
} from '@contenthq/engine'
import {
  composeSegment,
  createFFmpegRoom,
  createPartShelf,
  createPictureCache,
  createSegmentJob,
  cutSegments,
  encodeVideo,
  type VideoSettings,
  writeFilm,
} from '@contenthq/engine/testing'
import type { Size } from '@contenthq/model'
import { transfer, wrap } from 'comlink'
import { photograph } from '../render/photograph.ts'
import { FRAMES, PICTURE, pictureName, referenceComposition, SCENES, ZOOM } from '../render/reference-job.ts'
import { measureComposeCost } from './compose-cost.ts'
import type { EncodeOnlyWorker } from './encode-only-worker.ts'
import { readFile, writeFile } from './files.ts'
import { longFilm } from './long-film.ts'
import { type MadeFilm, type MakeCall, makeFilm } from './make-film.ts'
import { measureQuality, type Quality } from './measure-quality.ts'
import { stitchLong } from './stitch-film.ts'

export type RenderCall = {
  readonly size: Size
  readonly encoder: 'webcodecs' | 'ffmpeg'
  /** bit/s; default: the engine's own. */
  readonly bitrate?: number
  /** 'standard' */
  readonly quality?: 'small'
  /** Where the film is left. */
  readonly file?: string
}

export type Timed = { readonly seconds: number; readonly bytes: number; readonly framesEncoded: number }

declare global {
  /** Tells the process that drives the page that what follows is what it measures. */
  var benchClockBegins: () => Promise<void>
}

const ASSET_BASE = '/contenthq/'
const assets = { read: readFile }

const seconds = (since: number): number => (performance.now() - since) / 1000

function memoryStore(): SegmentStore {
  const kept = new Map<string, EncodedSegment>()
  return {
    get: async key => kept.get(key),
    async put(key, segment) {
      kept.set(key, segment)
      return true
    },
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
}

async function renderOnce(composition: Composition, call: RenderCall, segments?: SegmentStore): Promise<Timed> {
  const engine = createEngine({
    assetBase: ASSET_BASE,
    assets,
    encoder: call.encoder,
    ...(segments ? { segments } : {}),
  })
  await benchClockBegins()
  const start = performance.now()
  const film = await engine.render(composition, {
    signal: new AbortController().signal,
    ...(call.bitrate === undefined ? {} : { bitrate: call.bitrate }),
    ...(call.quality === undefined ? {} : { quality: call.quality }),
  })
  const took = seconds(start)
  if (call.file !== undefined) await writeFile(call.file, film.blob)
  return { seconds: took, bytes: film.blob.size, framesEncoded: film.framesEncoded }
}

/** What the reference job's parts are when the picture is made without the sound. */
function pictureOnly({ size, bitrate }: RenderCall) {
  const composition = referenceComposition(size)
  const { timeline } = composition
  const settings: VideoSettings = {
    size,
    frameRate: timeline.frameRate,
    encoder: { kind: 'webcodecs', bitrate: bitrate ?? 4e6, acceleration: 'no-preference' },
    framePath: 'planes',
    assetBase: new URL(ASSET_BASE, document.baseURI).href,
  }
  return {
    composition,
    settings,
    ranges: cutSegments(timeline),
    pictures: createPictureCache(composition, assets, () => ZOOM),
  }
}

const bench = {
  longFilm,
  stitchLong,

  async makePictures(): Promise<void> {
    for (let scene = 0; scene < SCENES; scene++) {
      const canvas = new OffscreenCanvas(PICTURE.width, PICTURE.height)
      canvas
        .getContext('2d')!
        .putImageData(new ImageData(photograph(scene, PICTURE), PICTURE.width, PICTURE.height), 0, 0)
      await writeFile(pictureName(scene), await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 }))
    }
  },

  render: (call: RenderCall): Promise<Timed> => renderOnce(referenceComposition(call.size), call),

  /** The film again, its third scene's motion changed; the time of the second film only. */
  async renderAgain(call: RenderCall): Promise<Timed> {
    const store = memoryStore()
    await renderOnce(referenceComposition(call.size), call, store)
    return renderOnce(referenceComposition(call.size, { edited: 2 }), call, store)
  },

  /** Painting, encoding and muxing of the picture alone. */
  async pictureOnly(call: RenderCall): Promise<Timed> {
    const { composition, settings, ranges, pictures } = pictureOnly(call)
    const composer = await createEngine({ assetBase: ASSET_BASE, assets }).composer(composition)
    const { signal } = new AbortController()
    const shelf = createPartShelf(undefined)
    await benchClockBegins()
    const start = performance.now()
    const video = await encodeVideo({
      ranges,
      compose: composer,
      pictures,
      settings,
      shelf,
      workers: navigator.hardwareConcurrency,
      signal,
      onFrames: () => undefined,
    })
    const parts = {
      ...video,
      sound: undefined,
      readSegment: async (index: number) => (await shelf.get(video.segments[index]!.key))!,
      readSound: () => Promise.reject(new Error('there is no sound')),
    }
    const { blob } = await writeFilm(parts, settings, 'memory', signal)
    const took = seconds(start)
    await shelf.leave()
    pictures.dispose()
    return { seconds: took, bytes: blob.size, framesEncoded: video.framesEncoded }
  },

  /** The same frames with the same settings, painted beforehand, on all cores. */
  async encodeOnly(call: RenderCall): Promise<Timed> {
    const { composition, settings, ranges, pictures } = pictureOnly(call)
    const compose = await createEngine({ assetBase: ASSET_BASE, assets }).composer(composition)
    const workers = Array.from({ length: navigator.hardwareConcurrency }, () => {
      const worker = new Worker(new URL('./encode-only-worker.ts', import.meta.url), { type: 'module' })
      return { worker, remote: wrap<EncodeOnlyWorker>(worker), frames: 0 }
    })
    // the longest first, each to the worker with the least: as even as whole segments can be
    for (const range of ranges.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
      const least = workers.toSorted((a, b) => a.frames - b.frames)[0]!
      least.frames += range.to - range.from
      const job = await createSegmentJob(composeSegment(range, compose), pictures, settings)
      await least.remote.paint(transfer(job, [...job.sprites.values()]))
    }
    await benchClockBegins()
    const start = performance.now()
    const bytes = await Promise.all(workers.map(({ remote }) => remote.encode()))
    const took = seconds(start)
    for (const { worker } of workers) worker.terminate()
    pictures.dispose()
    return {
      seconds: took,
      bytes: bytes.reduce((sum, part) => sum + part, 0),
      framesEncoded: composition.timeline.lengthFrames,
    }
  },

  /** FFmpeg.wasm, single thread, with the arguments given. */
  async graph(call: {
    readonly args: readonly string[]
    readonly inputs: readonly string[]
    readonly output: string
  }): Promise<Timed> {
    const files: Record<string, Uint8Array<ArrayBuffer>> = {}
    for (const name of call.inputs) files[name] = new Uint8Array(await (await readFile(name)).arrayBuffer())
    const room = createFFmpegRoom({ assetBase: new URL(ASSET_BASE, document.baseURI).href, silence: 300_000 })
    const start = performance.now()
    const result = await room.run({ args: call.args, files, outputs: [call.output] })
    const took = seconds(start)
    room.dispose()
    const film = result.files[call.output]!
    await writeFile(call.output, new Blob([film]))
    return { seconds: took, bytes: film.length, framesEncoded: FRAMES }
  },

  composeCost: (rounds: number) => measureComposeCost(rounds),

  makeFilm: (call: MakeCall): Promise<MadeFilm> => makeFilm(call),

  /** FFmpeg's crossfade begins at nothing; ours can be seen in its first frame. */
  async quality(call: {
    readonly file: string
    readonly size: Size
    readonly maker: 'ours' | 'ffmpeg'
  }): Promise<Quality> {
    const composition = referenceComposition(call.size)
    const compose = await createEngine({ assetBase: ASSET_BASE, assets }).composer(composition)
    const xfade = (frame: number): DisplayList => {
      const list = compose(frame)
      const fade = composition.timeline.transitions.find(
        ({ startFrame, lengthFrames }) => frame >= startFrame && frame < startFrame + lengthFrames,
      )
      const progress = fade ? (frame - fade.startFrame) / fade.lengthFrames : 1
      return {
        ...list,
        layers: list.layers.map(layer => (layer.opacity === undefined ? layer : { ...layer, opacity: progress })),
      }
    }
    const ours = call.maker === 'ours'
    return measureQuality({
      file: call.file,
      size: call.size,
      matrix: ours ? 'bt709' : 'bt601',
      list: ours ? compose : xfade,
      ideal: call.maker,
    })
  },
}

export type Bench = typeof bench

Object.assign(globalThis, { bench })
document.documentElement.dataset.ready = 'yes'
