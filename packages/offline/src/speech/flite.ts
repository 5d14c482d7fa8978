/**
 * Owns the talk with flite: plain English words in, 16 kHz samples and phones with their ends out.
 * Does not know numbers, captions or how the voice should sound.
 */
import { ContentHQError } from '@contenthq/model'
import type { VoiceFacts } from './voices.ts'
import { type Files, runProgram } from './wasi.ts'

export const FLITE_RATE = 16_000
/** The pause phone. */
export const PAUSE = 'pau'

/** Words to say, with their punctuation; `weight` says them higher, slower and louder. */
export type SpokenPart = { readonly text: string; readonly weight: boolean }

/** One phone of the spoken sentence; seconds from its start. */
export type Phone = { readonly name: string; readonly from: number; readonly to: number }
export type SpokenSentence = { readonly samples: Float32Array<ArrayBuffer>; readonly phones: readonly Phone[] }

export type Flite = {
  readonly voice: VoiceFacts
  /** Speaks one sentence of plain words and . , ; : ? ! — `stretch` 2 is half as fast. */
  speak(parts: readonly SpokenPart[], stretch: number): SpokenSentence
  /** The phones of each word when it stands alone; remembered. */
  phonesOf(words: readonly string[]): ReadonlyMap<string, readonly string[]>
}

function run(module: WebAssembly.Module, args: readonly string[], files: Files): string {
  try {
    const { code, output, errors } = runProgram(module, ['flite', ...args], files)
    if (code === 0) return output
    throw new ContentHQError('provider-failed', `The voice ended with ${code}. ${errors}`.trim())
  } catch (thrown) {
    if (thrown instanceof ContentHQError) throw thrown
    throw new ContentHQError('provider-failed', `The voice stopped: ${String(thrown)}`, { cause: thrown })
  }
}

/** "hh:0.255 ax:0.304": a name and the second it ends. */
function readPhones(output: string): Phone[] {
  let from = 0
  return output
    .trim()
    .split(/\s+/)
    .map(part => {
      const [name = '', end = ''] = part.split(':')
      const phone = { name, from, to: Number(end) }
      from = phone.to
      return phone
    })
}

/** flite writes a 44 byte header and 16 bit samples. */
function readSamples(bytes: Uint8Array | undefined): Float32Array<ArrayBuffer> {
  if (!bytes || bytes.length <= 44) return new Float32Array(0)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const samples = new Float32Array((bytes.length - 44) >> 1)
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(44 + i * 2, true) / 0x8000
  return samples
}

/** Weight, as shares of the voice's own pace and pitch, and percent of its loudness. */
const WEIGHT = { rate: 0.8, pitch: 1.16, volume: 140 } as const

/** flite's own dialect of SSML: https://github.com/festvox/flite/blob/master/src/synth/cst_ssml.c */
const weighted = (text: string, { pitch }: VoiceFacts): string =>
  `<prosody rate="${WEIGHT.rate}" volume="${WEIGHT.volume}" pitch="${Math.round(pitch * WEIGHT.pitch)}">${text}</prosody>`

export function createFlite(module: WebAssembly.Module, voice: VoiceFacts): Flite {
  const known = new Map<string, readonly string[]>()
  return {
    voice,
    speak(parts, stretch) {
      const files: Files = new Map()
      const text = parts.map(part => (part.weight ? weighted(part.text, voice) : part.text)).join(' ')
      const marked = parts.some(part => part.weight) ? ['-ssml'] : []
      const pace = `duration_stretch=${(stretch * voice.stretch).toFixed(3)}`
      const args = ['-voice', voice.id, ...marked, '-psdur', '--setf', pace, '-t', `${text} `]
      const output = run(module, [...args, '-o', '/out.wav'], files)
      return { phones: readPhones(output), samples: readSamples(files.get('out.wav')) }
    },
    phonesOf(words) {
      const unknown = [...new Set(words)].filter(word => !known.has(word))
      if (unknown.length > 0) {
        // a blank line ends an utterance; the small diphone voice shares the lexicon and is the fastest
        const files: Files = new Map([['words.txt', new TextEncoder().encode(`${unknown.join('\n\n')}\n`)]])
        const lines = run(module, ['-voice', 'kal', '-ps', '-f', '/words.txt', '-o', 'none'], files).trim().split('\n')
        unknown.forEach((word, index) => {
          const phones = (lines[index] ?? '').trim().split(/\s+/)
          known.set(
            word,
            phones.filter(phone => phone !== '' && phone !== PAUSE),
          )
        })
      }
      return known
    },
  }
}
