/** The preview beside the export of the same film: lists, numbers and pixels, through the real player and the real render. */
import type { Size } from '@contenthq/model'
import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny'
import { captionStyleOf } from '../compose/captions/captions.ts'
import { lowerThirdOf } from '../compose/overlays/lower-thirds/lower-thirds.ts'
import type { Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import type { TestFilm } from '../render/composition.fixture.ts'
import { probeRenderPath } from '../render/render-path.ts'
import { keyOfSegment, videoSettingsOf } from '../render/video-settings.ts'
import { cutSegments } from '../segments/cut.ts'
import type { SegmentStore } from '../segments/segment-store.ts'
import { loadFonts } from '../text/fonts.ts'
import { layoutFilm } from '../text/layout-film.ts'
import { createPlayer } from './player.ts'

export type ComparedPlayer = {
  /** What the canvas shows after a seek: luma under the pixel contract. */
  lumaAt(frame: number): Promise<Uint8Array>
  /** The list that was painted for it. */
  listAt(frame: number): Promise<DisplayList>
  dispose(): void
}

export function openPlayer({ composition, assets }: TestFilm): ComparedPlayer {
  const canvas = document.createElement('canvas')
  let painted: DisplayList | undefined
  const player = createPlayer({
    canvas,
    composition,
    assets,
    layout: async given => {
      await loadFonts(new URL(testAssetBase, document.baseURI).href)
      return layoutFilm(given, captionStyleOf, lowerThirdOf)
    },
    onPainted: ({ list }) => {
      painted = list
    },
  })
  return {
    async lumaAt(frame) {
      await player.seek(frame)
      const { width, height } = canvas
      return lumaOf(canvas.getContext('2d')!.getImageData(0, 0, width, height).data)
    },
    async listAt(frame) {
      await player.seek(frame)
      return painted!
    },
    dispose: player.dispose,
  }
}

/** BT.709, limited range. */
function lumaOf(rgba: Uint8ClampedArray): Uint8Array {
  const luma = new Uint8Array(rgba.length / 4)
  for (let at = 0; at < luma.length; at++) {
    const [red, green, blue] = [rgba[at * 4]!, rgba[at * 4 + 1]!, rgba[at * 4 + 2]!]
    luma[at] = Math.round(16 + (219 / 255) * (0.2126 * red + 0.7152 * green + 0.0722 * blue))
  }
  return luma
}

/** The film, and the keys of what the render sent to its workers. */
export async function exportOf({ composition, assets }: TestFilm, bitrate?: number) {
  const keys = new Set<string>()
  const segments: SegmentStore = {
    get: async () => undefined,
    put: async key => {
      if (!key.startsWith('sound ')) keys.add(key)
      return false
    },
    hold: () => ({ add: () => undefined, release: async () => undefined }),
  }
  const engine = createEngine({ assetBase: testAssetBase, assets, segments })
  const signal = new AbortController().signal
  const { blob } = await engine.render(composition, { signal, ...(bitrate === undefined ? {} : { bitrate }) })
  return { blob, keys }
}

/** Keys of the same film from lists that came from elsewhere: equal keys mean deeply equal lists, by SHA-256. */
export async function keysOfLists(
  composition: Composition,
  listAt: (frame: number) => Promise<DisplayList>,
  bitrate?: number,
): Promise<readonly string[]> {
  const base = new URL(testAssetBase, document.baseURI).href
  const settings = videoSettingsOf(
    composition,
    await probeRenderPath('auto'),
    base,
    bitrate === undefined ? {} : { bitrate },
  )
  const keys: string[] = []
  for (const { from, to } of cutSegments(composition.timeline)) {
    const lists: DisplayList[] = []
    for (let frame = from; frame < to; frame++) lists.push(await listAt(frame))
    keys.push(await keyOfSegment(lists, settings))
  }
  return keys
}

/** Every decoded frame in order: its index, its moment in seconds, its luma (reused: copy what is kept). */
export async function eachDecoded(
  film: Blob,
  { width, height }: Size,
  use: (index: number, seconds: number, luma: Uint8Array) => void | Promise<void>,
): Promise<number> {
  const input = new Input({ source: new BlobSource(film), formats: ALL_FORMATS })
  try {
    const track = await input.getPrimaryVideoTrack()
    if (!track) throw new Error('no picture')
    const luma = new Uint8Array(width * height)
    let plane = new Uint8Array(0)
    let index = 0
    for await (const sample of new VideoSampleSink(track).samples()) {
      const bytes = sample.allocationSize()
      if (plane.length !== bytes) plane = new Uint8Array(bytes)
      const [layout] = await sample.copyTo(plane)
      for (let y = 0; y < height; y++) {
        const from = layout!.offset + y * layout!.stride
        luma.set(plane.subarray(from, from + width), y * width)
      }
      const { timestamp } = sample
      sample.close()
      await use(index++, timestamp, luma)
    }
    return index
  } finally {
    input.dispose()
  }
}
