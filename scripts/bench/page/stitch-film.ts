/** Owns the stitching of a film from finished parts alone: noise in the sizes of real packets, read from a store on disk. */

import type { EncodedSegment } from '@contenthq/engine'
import { createPartShelf, type FilmParts, partOf, writeFilm } from '@contenthq/engine/testing'
import { openSegments } from '@contenthq/sdk/testing'

export type StitchCall = {
  readonly minutes: number
  /** bit/s of the picture. */
  readonly bitrate: number
}

export type Stitched = { readonly seconds: number; readonly bytes: number }

const FRAME_RATE = 30
const SEGMENT_FRAMES = 225
const PACKETS_A_BLOCK = 100
const SOUND_PACKET_BYTES = 427
/** avcC of 720p, High profile, as Chromium's encoder writes it. */
const DESCRIPTION = Uint8Array.from(atob('AWQAKP/hAA9nZAAorFZQDABf8BB4KUABAARo7jyw'), character =>
  character.charCodeAt(0),
)

function noise(bytes: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(data.subarray(at, Math.min(at + 65_536, bytes)))
  return data
}

export async function stitchLong({ minutes, bitrate }: StitchCall): Promise<Stitched> {
  const { segments: store, close } = openSegments('contenthq-stitch')
  const shelf = createPartShelf(store)
  const frames = minutes * 60 * FRAME_RATE
  const packet = bitrate / 8 / FRAME_RATE
  const segments: FilmParts['segments'][number][] = []
  for (let index = 0; index * SEGMENT_FRAMES < frames; index++) {
    const segment: EncodedSegment = {
      codec: 'avc1.640028',
      description: DESCRIPTION,
      // a key frame is about five times the size of the others
      packets: Array.from({ length: SEGMENT_FRAMES }, (_, frame) => ({
        key: frame === 0,
        data: noise(Math.round(frame === 0 ? packet * 5 : packet)),
      })),
    }
    await shelf.put(`segment ${index}`, segment)
    segments.push(partOf(`segment ${index}`, segment))
  }
  const samples = minutes * 60 * 48_000
  const count = Math.ceil(samples / 1024)
  const blocks: { readonly key: string; readonly packets: number }[] = []
  const description = Uint8Array.of(0x11, 0x90)
  for (let first = 0; first < count; first += PACKETS_A_BLOCK) {
    const packets = Array.from({ length: Math.min(PACKETS_A_BLOCK, count - first) }, () => ({
      key: true,
      data: noise(SOUND_PACKET_BYTES),
    }))
    await shelf.put(`block ${first}`, { codec: 'mp4a.40.2', description, packets })
    blocks.push({ key: `block ${first}`, packets: packets.length })
  }
  const parts: FilmParts = {
    segments,
    decoder: { codec: 'avc1.640028', description: DESCRIPTION },
    sound: {
      blocks,
      packetSamples: 1024,
      decoderConfig: { codec: 'mp4a.40.2', sampleRate: 48_000, numberOfChannels: 2, description },
      encoder: '',
      samples,
      bytes: count * SOUND_PACKET_BYTES,
      packetsEncoded: 0,
    },
    readSegment: async index => (await shelf.get(segments[index]!.key))!,
    readSound: async index => {
      const block = (await shelf.get(blocks[index]!.key))!
      return { packets: block.packets.map(({ data }) => data), description }
    },
  }
  const settings = { size: { width: 1280, height: 720 }, frameRate: { num: FRAME_RATE, den: 1 } }
  const start = performance.now()
  const film = await writeFilm(parts, settings, 'disk', new AbortController().signal)
  const seconds = (performance.now() - start) / 1000
  const bytes = film.blob.size
  await film.dispose()
  await shelf.leave()
  close()
  return { seconds, bytes }
}
