/**
 * Owns the picture of a film: each segment is found on the shelf, or painted and encoded by the next free worker and put
 * there at once. Segments are composed and keyed one at a time, and none is held. Knows no sound and no file.
 */
import { transfer } from 'comlink'
import type { DisplayList } from '../display-list.ts'
import type { PictureCache } from '../media/picture-cache.ts'
import type { SegmentRange } from '../segments/cut.ts'
import type { EncodedSegment } from '../segments/segment-store.ts'
import { callWorker } from './call-worker.ts'
import { type Part, type PartShelf, partOf } from './output/part-shelf.ts'
import { runPool } from './pool.ts'
import type { VideoSettings } from './protocol.ts'
import { composeSegment, createSegmentJob } from './segment-jobs.ts'
import { type SpawnedWorker, spawnWorker } from './spawn-worker.ts'
import { keyOfSegment } from './video-settings.ts'

export type VideoInput = {
  readonly ranges: readonly SegmentRange[]
  readonly compose: (frame: number) => DisplayList
  readonly pictures: PictureCache
  readonly settings: VideoSettings
  readonly shelf: PartShelf
  /** At most this many workers. */
  readonly workers: number
  readonly signal: AbortSignal
  /** How many frames of a segment are done; those from the shelf at once. */
  readonly onFrames: (segment: number, frames: number) => void
}

export type EncodedVideo = {
  /** In film order, with one decoder description. All stand on the shelf. */
  readonly segments: readonly Part[]
  /** Frames that were not there before. */
  readonly framesEncoded: number
}

type Found = { readonly segment: Part; readonly fresh: boolean }

/** A worker that starts with its first job: a film that is all in the store needs none. */
function lateWorker() {
  let worker: SpawnedWorker | undefined
  return { get: () => (worker ??= spawnWorker()), terminate: () => worker?.terminate() }
}

/** Throws 'asset-missing', 'media-unsupported', 'encoder-failed', 'worker-died', 'cancelled'. */
export async function encodeVideo(input: VideoInput): Promise<EncodedVideo> {
  const { ranges, compose, pictures, settings, shelf, signal, onFrames } = input
  const workers = Array.from({ length: Math.min(input.workers, ranges.length) }, lateWorker)
  let framesEncoded = 0

  async function encode(
    worker: SpawnedWorker,
    index: number,
    lists: readonly DisplayList[],
    key: string,
  ): Promise<Found> {
    const job = await createSegmentJob(lists, pictures, settings)
    const segment = await callWorker(
      worker,
      signal,
      frames => onFrames(index, frames),
      (remote, port, progress) => remote.paintSegment(transfer(job, [...job.sprites.values()]), port, progress),
    )
    framesEncoded += lists.length
    // before the worker's next segment: so a page that dies loses no more than one segment a worker
    await shelf.put(key, segment)
    return { segment: partOf(key, segment), fresh: true }
  }

  /** `useStored` false: what is stored does not fit the film and is made again. */
  async function provide(
    worker: ReturnType<typeof lateWorker>,
    index: number,
    { useStored }: { readonly useStored: boolean },
  ): Promise<Found> {
    const lists = composeSegment(ranges[index]!, compose)
    const key = await keyOfSegment(lists, settings)
    const known = useStored ? await find(shelf, key, lists.length) : undefined
    if (!known) return encode(worker.get(), index, lists, key)
    onFrames(index, lists.length)
    return { segment: partOf(key, known), fresh: false }
  }

  try {
    const found = [
      ...(await runPool(workers, ranges.length, (worker, index) => provide(worker, index, { useStored: true }))),
    ]
    for (let odd = oddOnes(found); odd.length > 0; odd = oddOnes(found))
      await runPool(workers, odd.length, async (worker, at) => {
        found[odd[at]!] = await provide(worker, odd[at]!, { useStored: false })
      })
    return { segments: found.map(({ segment }) => segment), framesEncoded }
  } finally {
    for (const worker of workers) worker.terminate()
  }
}

/** A segment that is not what its key promises is a miss. */
async function find(shelf: PartShelf, key: string, frames: number): Promise<EncodedSegment | undefined> {
  const segment = await shelf.get(key)
  return segment?.packets.length === frames && segment.packets[0]?.key ? segment : undefined
}

/**
 * Stored segments that cannot share a track with the rest: what the encoder says today counts, or else what most of
 * them say. Each round encodes some of them anew, so there are ever fewer.
 */
function oddOnes(found: readonly Found[]): readonly number[] {
  const decoders = found.map(({ segment }) => `${segment.codec} ${segment.description.join()}`)
  const fresh = decoders.find((_, index) => found[index]!.fresh)
  const leader = fresh ?? mostCommon(decoders)
  return found.flatMap((one, index) => (one.fresh || decoders[index] === leader ? [] : [index]))
}

function mostCommon(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}
