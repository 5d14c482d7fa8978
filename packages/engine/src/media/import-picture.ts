/**
 * Owns the door for a file that a scene is to show: what it really is, whether it can be shown, and where the browser
 * cannot decode it, the turning into something it can, once. What comes out is what is stored. Knows no project.
 */
import { type Asset, asContentHQError, ContentHQError, type Issue, type Size } from '@contenthq/model'
import { frameDurations } from './animation-times.ts'
import { type Conversion, convertVideo } from './convert-media.ts'
import { firstFrame } from './first-frame.ts'
import { type MovingPicture, readMovingPicture } from './moving-picture.ts'
import { decodePicture, pictureSize } from './picture.ts'
import { type FileType, sniff } from './sniff.ts'

export type ImportedPicture = {
  /** As it is to be stored; its type is what it is. */
  readonly file: Blob
  readonly facts: Required<Pick<Asset, 'mimeType' | 'width' | 'height'>> &
    Pick<Asset, 'seconds' | 'frames' | 'hasSound' | 'firstFrameAt'> & { readonly kind: 'image' | 'video' }
  /** What could not be taken over as it is. */
  readonly notices: readonly Issue[]
}

/** Pictures that every browser shows as they are; the others are stored as PNG. */
const stored = new Set(['png', 'jpeg', 'gif', 'webp', 'avif', 'svg+xml'].map(name => `image/${name}`))
/** Containers that are stored as they are. */
const containers = new Set(['video/mp4', 'video/quicktime', 'video/webm', 'video/x-matroska'])

const notice = (code: string, message: string): Issue => ({ code, severity: 'info', message })

/** Throws 'media-unsupported', 'media-empty', 'ffmpeg-unavailable', 'cancelled'. */
export async function importPicture(file: Blob, conversion: Conversion): Promise<ImportedPicture> {
  if (file.size === 0) throw new ContentHQError('media-empty')
  const type = await sniff(file)
  if (type?.kind === 'sound') throw new ContentHQError('media-unsupported', `It is sound (${type.mimeType}).`)
  return type?.kind === 'container' ? importVideo(file, conversion) : importImage(file, type)
}

async function importImage(given: Blob, type: FileType | undefined): Promise<ImportedPicture> {
  const size = await pictureSize(given)
  if (!type || !stored.has(type.mimeType)) {
    const file = await asPng(given, size)
    return { file, facts: { kind: 'image', mimeType: file.type, ...size }, notices: [] }
  }
  const { mimeType } = type
  const file = new Blob([given], { type: mimeType })
  const moving = await readMovingPicture(file)
  const facts = { kind: 'image', mimeType, ...size } as const
  if (moving) return { file, facts: { ...facts, ...momentsOf(moving) }, notices: [] }
  const moves = frameDurations(new Uint8Array(await file.arrayBuffer())) !== undefined
  return { file, facts, notices: moves ? [stillNotice] : [] }
}

const stillNotice = notice('animation-still', 'This browser cannot read animated pictures; the first frame is shown.')

const silentNotice = notice('video-silent', 'This browser cannot decode the video’s sound; only its picture is used.')

const momentsOf = ({ times }: MovingPicture) => ({ seconds: times.seconds, frames: times.starts.length })

async function importVideo(given: Blob, conversion: Conversion): Promise<ImportedPicture> {
  const opened = await openDecodable(given)
  if (opened.moving && containers.has(opened.moving.mimeType)) return asImported(opened.moving, [])
  const converted = await convertVideo(given, conversion)
  const { moving, reason } = await openDecodable(converted)
  if (!moving) throw new ContentHQError('media-unsupported', reason)
  const converting = opened.reason ?? `${opened.moving?.mimeType} is stored as MP4.`
  return asImported(moving, [notice('video-converted', `The video was converted to H.264: ${converting}`)])
}

function asImported(moving: MovingPicture, notices: readonly Issue[]): ImportedPicture {
  const { file, mimeType, size, sound, offset } = moving
  const facts = { kind: 'video', mimeType, ...size, ...momentsOf(moving), hasSound: sound === 'decodable' } as const
  return {
    file: new Blob([file], { type: mimeType }),
    facts: { ...facts, ...(offset === 0 ? {} : { firstFrameAt: offset }) },
    notices: sound === 'unknown' ? [...notices, silentNotice] : notices,
  }
}

type Opened =
  | { readonly moving: MovingPicture; readonly reason?: undefined }
  | { readonly moving?: undefined; readonly reason: string }

/** Opened and its first frame decoded: a browser may promise a codec and fail. */
async function openDecodable(file: Blob): Promise<Opened> {
  try {
    const moving = await readMovingPicture(file)
    if (!moving) return { reason: 'The browser finds no picture in it.' }
    ;(await firstFrame(moving, moving.size)).close()
    return { moving }
  } catch (thrown) {
    const { code, detail } = asContentHQError(thrown)
    if (code !== 'media-unsupported') throw thrown
    return { reason: detail ?? 'The browser cannot decode it.' }
  }
}

async function asPng(file: Blob, size: Size): Promise<Blob> {
  const bitmap = await decodePicture(file, size)
  const canvas = new OffscreenCanvas(size.width, size.height)
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0)
  bitmap.close()
  return canvas.convertToBlob({ type: 'image/png' })
}
