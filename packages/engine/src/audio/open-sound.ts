/**
 * Owns sound files that are read stretch by stretch, so that an hour of sound never lies in memory. A short file is one
 * stretch. A stretch read alone equals the same samples of the whole. Does not know the film.
 */

import { SAMPLE_RATE } from '@contenthq/model'
import { readSound } from './read-sound.ts'
import { isWav, readWavFrames, wavFacts } from './read-wav.ts'
import { type Channel, createSound, type Sound } from './sound.ts'

/** A file whose samples can be had in spans, at its own rate. */
export type PcmSpans = {
  readonly sampleRate: number
  readonly frames: number
  read(from: number, frames: number): Promise<readonly Channel[]>
  close(): void
}

export type SoundFile = {
  /** At 48 kHz. */
  readonly samples: number
  /** Every stretch but the last has this many samples. */
  readonly stretchSamples: number
  /** 48 kHz, one channel or two. */
  read(stretch: number): Promise<Sound['channels']>
  close(): void
}

/** A file up to this long is read whole. */
const WHOLE_SECONDS = 60
const STRETCH_SECONDS = 20
/** Read on both sides for the resampler. A whole second is a whole number of samples at every rate. */
const MARGIN_SECONDS = 1
const HEAD_BYTES = 1 << 16

/** Undefined for what is not known to be long. */
async function openLong(blob: Blob): Promise<PcmSpans | undefined> {
  const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())
  const open = isWav(head)
    ? Promise.resolve(wavSpans(blob, head))
    : import('./read-compressed.ts').then(({ openCompressed }) => openCompressed(blob))
  const spans = await open.catch(() => undefined) // read whole, which says what is wrong with it
  if (spans && spans.frames > WHOLE_SECONDS * spans.sampleRate) return spans
  spans?.close()
  return undefined
}

function wavSpans(blob: Blob, head: Uint8Array): PcmSpans {
  const facts = wavFacts(head, blob.size)
  const width = (facts.bits / 8) * facts.channels
  return {
    sampleRate: facts.rate,
    frames: facts.frames,
    async read(from, frames) {
      const start = facts.start + from * width
      const bytes = new Uint8Array(await blob.slice(start, start + frames * width).arrayBuffer())
      return readWavFrames(bytes, { ...facts, start: 0, frames })
    },
    close: () => undefined,
  }
}

/** Opens a file. Throws as `readSound`. */
export async function openSound(blob: Blob): Promise<SoundFile> {
  const spans = await openLong(blob)
  if (!spans) {
    const { samples, channels } = await readSound(blob)
    let first: Sound['channels'] | undefined = channels
    return {
      samples,
      stretchSamples: Math.max(1, samples),
      async read() {
        // the first reader gets what opening the file has decoded
        const read = first ?? (await readSound(blob)).channels
        first = undefined
        return read
      },
      close: () => undefined,
    }
  }
  const { sampleRate, frames } = spans
  const samples = Math.round((frames * SAMPLE_RATE) / sampleRate)
  const stretchSamples = STRETCH_SECONDS * SAMPLE_RATE
  return {
    samples,
    stretchSamples,
    async read(stretch) {
      const second = stretch * STRETCH_SECONDS
      const lead = Math.min(second, MARGIN_SECONDS)
      const from = (second - lead) * sampleRate
      const to = Math.min(frames, (second + STRETCH_SECONDS + MARGIN_SECONDS) * sampleRate)
      const { channels } = createSound(await spans.read(from, to - from), sampleRate)
      const length = Math.min(stretchSamples, samples - stretch * stretchSamples)
      const cut = (channel: Channel): Channel => channel.slice(lead * SAMPLE_RATE, lead * SAMPLE_RATE + length)
      const [left, right] = channels
      return right ? [cut(left), cut(right)] : [cut(left)]
    },
    close: spans.close,
  }
}
