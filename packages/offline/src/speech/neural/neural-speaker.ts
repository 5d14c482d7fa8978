/**
 * Owns a better voice: flite's lexicon says how words are pronounced, a model loaded at run time says them. Knows no
 * captions and no worker.
 */
import { type Call, ContentHQError, throwIfAborted } from '@contenthq/model'
import { type Flite, PAUSE, type Phone, type SpokenPart, type SpokenSentence } from '../flite.ts'
import { levelVoice } from '../master-voice.ts'
import type { Speaker } from '../speak.ts'
import { fetchFile } from './fetch-file.ts'
import { importRuntime, type ModelSession, type Runtime, type Tensor } from './runtime.ts'
import { breathsOf, type SpokenWord, signsOf, wordsWithMarks } from './signs.ts'
import { packBytes, type VoicePack } from './voice-pack.ts'

type Loaded = { readonly runtime: Runtime; readonly session: ModelSession; readonly style: Float32Array | undefined }

async function load(pack: VoicePack, { signal, onProgress }: Call): Promise<Loaded> {
  const total = Math.max(1, packBytes(pack))
  let done = 0
  const get = (file: Parameters<typeof fetchFile>[0]) =>
    fetchFile(file, signal, bytes => {
      done += bytes
      onProgress?.(Math.min(1, done / total))
    })
  const { runtime: files, model, inputs } = pack
  const module = await get(files.module)
  const wasm = await get(files.wasm)
  const weights = await get(model)
  const rows = inputs.style && (await get(inputs.style.file))
  throwIfAborted(signal)
  try {
    const runtime = await importRuntime(module, wasm)
    const session = await runtime.InferenceSession.create(weights, { executionProviders: ['wasm'] })
    return { runtime, session, style: rows && new Float32Array(rows.buffer, 0, rows.length >> 2) }
  } catch (cause) {
    throw new ContentHQError('provider-failed', `The voice ${pack.label} does not start: ${String(cause)}`, { cause })
  }
}

/** The row of so many signs; a file of one row is one row for all. */
function styleRow(style: Float32Array, size: number, signs: number): Float32Array {
  const row = Math.max(0, Math.min(signs, Math.floor(style.length / size) - 1))
  return style.slice(row * size, (row + 1) * size)
}

/** Another voice's phones, stretched over a sound of `seconds`. */
function stretched({ phones }: SpokenSentence, seconds: number): readonly Phone[] {
  const factor = seconds / (phones.at(-1)?.to || 1)
  return phones.map(({ name, from, to }) => ({ name, from: from * factor, to: to * factor }))
}

type Breath = { readonly samples: Float32Array; readonly phones: readonly Phone[] | undefined }

/**
 * Loads all files of a pack and answers its speaker. `flite` gives pronunciations, and moments where the model gives
 * none. Throws 'provider-failed', 'cancelled'. Words with weight are said like the others.
 */
export async function createNeuralSpeaker(pack: VoicePack, flite: Flite, call: Call): Promise<Speaker> {
  const { runtime, session, style } = await load(pack, call)
  const { inputs, outputs, tokens, around = {}, rate } = pack

  /** Token numbers, and for each the phone it belongs to. */
  function numbered(words: readonly SpokenWord[]) {
    const signs = signsOf(words, pack)
    const list: { readonly token: number; readonly phone?: number }[] = []
    const pad = (token: number | undefined) => token !== undefined && list.push({ token })
    pad(around.before)
    signs.forEach(({ sign, phone }, index) => {
      if (index > 0) pad(around.between)
      list.push({ token: tokens[sign]!, ...(phone === undefined ? {} : { phone }) })
    })
    pad(around.after)
    return { list, signs: signs.length }
  }

  async function sayBreath(words: readonly SpokenWord[], stretch: number): Promise<Breath> {
    const { list, signs } = numbered(words)
    if (signs === 0) return { samples: new Float32Array(0), phones: [] }
    const floats = (values: Float32Array, dims: readonly number[]) => new runtime.Tensor('float32', values, dims)
    const feeds: Record<string, Tensor> = {
      [inputs.tokens]: new runtime.Tensor(
        'int64',
        BigInt64Array.from(list, ({ token }) => BigInt(token)),
        [1, list.length],
      ),
    }
    if (inputs.length) feeds[inputs.length] = new runtime.Tensor('int64', BigInt64Array.of(BigInt(list.length)), [1])
    if (inputs.speed) feeds[inputs.speed] = floats(Float32Array.of(1 / stretch), [1])
    if (inputs.scales) {
      const { name, values, pace } = inputs.scales
      const scales = Float32Array.from(values, (value, index) => (index === pace ? value * stretch : value))
      feeds[name] = floats(scales, [values.length])
    }
    if (inputs.style && style)
      feeds[inputs.style.name] = floats(styleRow(style, inputs.style.size, signs), [1, inputs.style.size])
    const answer = await session.run(feeds)
    const sound = answer[outputs.sound]?.data
    if (!(sound instanceof Float32Array)) throw new TypeError(`no sound named ${outputs.sound}`)
    const lasting = outputs.durations && answer[outputs.durations.name]?.data
    const frame = outputs.durations?.frame ?? 0
    if (!lasting) return { samples: sound, phones: undefined }
    const names = words.flatMap(({ phones }) => phones)
    const found: Phone[] = []
    let at = 0
    list.forEach(({ phone }, index) => {
      const from = at
      at += (Number(lasting[index] ?? 0) * frame) / rate
      const name = phone === undefined ? PAUSE : (names[phone] ?? PAUSE)
      const before = found.at(-1)
      // a phone of two signs is one phone
      if (before && phone !== undefined && list[index - 1]?.phone === phone)
        found[found.length - 1] = { ...before, to: at }
      else found.push({ name, from, to: at })
    })
    return { samples: sound, phones: found }
  }

  async function speak(parts: readonly SpokenPart[], stretch: number): Promise<SpokenSentence> {
    const written = wordsWithMarks(parts.map(({ text }) => text).join(' '))
    const known = flite.phonesOf(written.map(({ word }) => word))
    const words = written.map(({ word, mark }) => ({ phones: known.get(word) ?? [], mark }))
    const breaths: Breath[] = []
    for (const breath of breathsOf(words, pack)) {
      try {
        breaths.push(await sayBreath(breath, stretch))
      } catch (cause) {
        throw new ContentHQError('provider-failed', `The voice ${pack.label} stopped: ${String(cause)}`, { cause })
      }
    }
    const samples = new Float32Array(breaths.reduce((sum, breath) => sum + breath.samples.length, 0))
    const phones: Phone[] = []
    let at = 0
    for (const breath of breaths) {
      samples.set(breath.samples, at)
      const start = at / rate
      for (const { name, from, to } of breath.phones ?? []) phones.push({ name, from: from + start, to: to + start })
      at += breath.samples.length
    }
    const timed = breaths.every(breath => breath.phones !== undefined)
    return { samples, phones: timed ? phones : stretched(flite.speak(parts, stretch), samples.length / rate) }
  }

  return {
    rate,
    speak,
    phonesOf: flite.phonesOf,
    master: samples => ({ samples: levelVoice(samples, rate), sampleRate: rate }),
  }
}
