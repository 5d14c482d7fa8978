/**
 * Owns the picture of a film: each segment is found on the shelf, or painted and encoded by the next free worker and put
 * there at once; when an encoder dies the next one goes on with what is left. Segments are composed and keyed one at a
 * time, and none is held. Knows no sound and no file.
 */
import { ContentHQError, throwIfAborted } from '@contenthq/model'
import { transfer } from 'comlink'
import type { DisplayList } from '../display-list.ts'
import type { PictureCache } from '../media/picture-cache.ts'
import type { SegmentRange } from '../segments/cut.ts'
import type { EncodedSegment } from '../segments/segment-store.ts'
import { callWorker, type Patience } from './call-worker.ts'
import type { Decoder } from './decoder-description.ts'
import { afterFailure, encoderLadder } from './encoder-ladder.ts'
import { resolveFilmDecoder } from './film-decoder.ts'
import { type Part, type PartShelf, partOf } from './output/part-shelf.ts'
import { runPool } from './pool.ts'
import type { VideoSettings } from './protocol.ts'
import { composeSegment, createSegmentJob } from './segment-jobs.ts'
import { keyOfSegment } from './video-settings.ts'
import { workersFor } from './worker-count.ts'
import { createWorkerSlot, type WorkerSlot } from './worker-slot.ts'

export type VideoInput = {
  readonly ranges: readonly SegmentRange[]
  readonly compose: (frame: number) => DisplayList
  readonly pictures: PictureCache
  readonly settings: VideoSettings
  readonly shelf: PartShelf
  /** At most this many workers; x264 may take fewer. */
  readonly workers: number
  readonly signal: AbortSignal
  /** How many frames of a segment are done; those from the shelf at once. After a failure it counts from 0 again. */
  readonly onFrames: (segment: number, frames: number) => void
  /** How long an encoder may make no progress; default by encoder. */
  readonly patience?: Patience
}

export type EncoderShare = { readonly name: string; readonly frames: number }

/** `settings` are those that it was made with. */
export type VideoPart = Part & { readonly settings: VideoSettings }

export type EncodedVideo = {
  /** In film order; each with the description of its own encoder. All stand on the shelf. */
  readonly segments: readonly VideoPart[]
  /** The one that all segments can be decoded with. */
  readonly decoder: Decoder & Pick<EncodedSegment, 'colorSpace'>
  /** Frames that were not there before. */
  readonly framesEncoded: number
  /** Who made the film, in the order in which they were tried. */
  readonly encoders: readonly EncoderShare[]
}

type Found = { readonly segment: Part; readonly fresh: boolean; readonly rung: number }

const PATIENCE: Readonly<Record<VideoSettings['encoder']['kind'], Patience>> = {
  webcodecs: { first: 45_000, next: 30_000 },
  // FFmpeg.wasm comes through the network, and its room watches what it does
  x264: { first: 240_000, next: 90_000 },
  gif: { first: 240_000, next: 90_000 },
}

/** Throws 'asset-missing', 'media-unsupported', 'encoder-failed', 'worker-died', 'cancelled'. */
export async function encodeVideo(input: VideoInput): Promise<EncodedVideo> {
  const { ranges, compose, pictures, shelf, signal, onFrames } = input
  const slots = Array.from({ length: Math.min(input.workers, ranges.length) }, createWorkerSlot)
  const ladder = encoderLadder(input.settings)
  let current = 0
  let framesEncoded = 0

  async function encode(
    slot: WorkerSlot,
    index: number,
    lists: readonly DisplayList[],
    settings: VideoSettings,
  ): Promise<EncodedSegment> {
    return slot.use(async worker => {
      const job = await createSegmentJob(lists, pictures, settings)
      return callWorker(
        worker,
        signal,
        frames => onFrames(index, frames),
        (remote, port, progress) => remote.paintSegment(transfer(job, [...job.sprites.values()]), port, progress),
        input.patience ?? PATIENCE[settings.encoder.kind],
      )
    })
  }

  /** On one rung of the ladder: from the shelf if that is wanted, or made and put there. */
  async function provideOn(rung: number, place: number, index: number, useStored: boolean): Promise<Found> {
    const { settings } = ladder[rung]!
    const lists = composeSegment(ranges[index]!, compose)
    const key = await keyOfSegment(lists, settings)
    const known = useStored ? await find(shelf, key, lists.length) : undefined
    if (known) {
      onFrames(index, lists.length)
      return { segment: partOf(key, known), fresh: false, rung }
    }
    const open = slots.slice(0, await workersFor(settings, ranges, slots.length))
    const segment = await encode(open[place % open.length]!, index, lists, settings)
    onFrames(index, lists.length)
    framesEncoded += lists.length
    // before the worker's next segment: so a page that dies loses no more than one segment a worker
    await shelf.put(key, segment)
    return { segment: partOf(key, segment), fresh: true, rung }
  }

  async function provide(place: number, index: number, { useStored }: { readonly useStored: boolean }): Promise<Found> {
    let rung = current
    for (let failures = 0; ; ) {
      try {
        return await provideOn(rung, place, index, useStored)
      } catch (thrown) {
        throwIfAborted(signal)
        const next = afterFailure(thrown, ++failures, rung === ladder.length - 1 ? 'atTheEnd' : 'onTheWay')
        if (next === 'stop') throw thrown
        if (next === 'down' && rung === current) descend()
        // another segment may have gone down meanwhile
        if (rung !== current) failures = 0
        rung = current
      }
    }
  }

  function descend(): boolean {
    if (current + 1 >= ladder.length) return false
    current++
    return true
  }

  const resolve = (found: readonly Found[]) =>
    resolveFilmDecoder(
      found.map(({ segment: { codec, description, packets }, fresh, rung }) => ({
        codec,
        description,
        frames: packets,
        fresh,
        current: fresh && rung === current,
        framePath: ladder[rung]!.settings.framePath,
      })),
    )

  try {
    const places = slots.map((_, place) => place)
    const found = [...(await runPool(places, ranges.length, (at, index) => provide(at, index, { useStored: true })))]
    let { decoder, odd } = resolve(found)
    while (odd.length > 0) {
      // an encoder that describes its own segments in two ways cannot make the film
      if (odd.some(index => found[index]!.fresh && found[index]!.rung === current) && !descend())
        throw new ContentHQError('encoder-failed', 'Two parts of the film need different decoder settings.')
      const again = odd
      await runPool(places, again.length, async (at, which) => {
        const index = again[which]!
        // what the encoder in use now left on the shelf is one of the odd ones
        found[index] = await provide(at, index, { useStored: found[index]!.rung !== current })
      })
      ;({ decoder, odd } = resolve(found))
    }
    const { colorSpace } = found.find(({ segment }) => segment.colorSpace)?.segment ?? {}
    return {
      segments: found.map(({ segment, rung }) => ({ ...segment, settings: ladder[rung]!.settings })),
      decoder: { ...decoder, ...(colorSpace ? { colorSpace } : {}) },
      framesEncoded,
      encoders: ladder.flatMap(({ name }, rung) => {
        const frames = found.reduce((sum, one) => sum + (one.rung === rung ? one.segment.packets : 0), 0)
        return frames > 0 ? [{ name, frames }] : []
      }),
    }
  } finally {
    for (const slot of slots) slot.terminate()
  }
}

/** A segment that is not what its key promises is a miss. */
async function find(shelf: PartShelf, key: string, frames: number): Promise<EncodedSegment | undefined> {
  const segment = await shelf.get(key)
  return segment?.packets.length === frames && segment.packets[0]?.key ? segment : undefined
}
