/** A voice loaded at run time, for real: onnxruntime-web by its address, a tiny model made here, in the speech worker. */
import { asContentHQError } from '@contenthq/model'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url&no-inline'
import runtimeSource from 'onnxruntime-web/wasm?raw'
import { expect, test } from 'vitest'
import { offlineSpeech } from '../offline-speech.ts'
import { FRAME, RATE, tinyModel, toneOf } from './tiny-model.fixture.ts'
import { type PackFile, packBytes, type VoicePack } from './voice-pack.ts'

/** The letters of 'tea', 'sea' and 'bee', the space, and silence around. */
const tokens = { t: 1, i: 2, s: 3, b: 4, ' ': 5, '.': 6 }

async function fileOf(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<PackFile> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const sha256 = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
  return { url, sha256, bytes: bytes.length }
}
const blobFile = (bytes: Uint8Array<ArrayBuffer>) => fileOf(URL.createObjectURL(new Blob([bytes])), bytes)
const servedFile = async (address: string) => {
  const url = new URL(address, location.href).href
  return fileOf(url, new Uint8Array(await (await fetch(url)).arrayBuffer()))
}

async function tinyPack(changes: Partial<VoicePack> = {}): Promise<VoicePack> {
  const style = new Uint8Array(new Float32Array(20).fill(0.8).buffer)
  return {
    id: 'tiny',
    label: 'Tiny voice',
    language: 'en-US',
    gender: 'neutral',
    runtime: { module: await blobFile(new TextEncoder().encode(runtimeSource)), wasm: await servedFile(wasmUrl) },
    model: await blobFile(tinyModel(7)),
    rate: RATE,
    tokens,
    around: { before: 0, after: 0 },
    inputs: { tokens: 'ids', speed: 'speed', style: { name: 'style', size: 1, file: await blobFile(style) } },
    outputs: { sound: 'sound', durations: { name: 'frames', frame: FRAME } },
    licence: 'MIT',
    ...changes,
  }
}

/** Energy of one frequency in a stretch (Goertzel). */
function energyAt(samples: Float32Array, frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / RATE)
  let [before, last] = [0, 0]
  for (const sample of samples) [before, last] = [last, sample + turn * last - before]
  return last * last + before * before - turn * last * before
}

const call = { signal: new AbortController().signal }
const request = { language: 'en', voice: 'tiny', speed: 1 }

test('a pack speaks: its model is loaded at run time, reads the phones, and gives every word its moment', async () => {
  const pack = await tinyPack()
  expect(packBytes(pack)).toBeGreaterThan(1_000_000)
  const provider = offlineSpeech({ packs: [pack] })
  expect((await provider.voices(call)).map(({ id }) => id)).toEqual(['slt', 'rms', 'awb', 'tiny'])
  const shares: number[] = []
  const speech = await provider.speak(
    { ...request, text: 'Tea, sea bee.' },
    { ...call, onProgress: share => shares.push(share) },
  )
  expect(speech).toMatchObject({ sampleRate: RATE, voice: 'tiny', provenance: { model: 'Tiny voice', licence: 'MIT' } })
  const { words, text } = speech.timings
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['Tea,', 'sea', 'bee.'])
  // two phones of a frame each, and a frame for the space between words
  for (const word of words) expect(word.to - word.from).toBeCloseTo((2 * FRAME) / RATE, 2)
  const heard = (word: number, phone: number) => {
    const from = Math.round((words[word]!.from + (phone * FRAME) / RATE + 0.02) * RATE)
    const stretch = speech.channels[0]!.subarray(from, from + FRAME / 2)
    const energies = [1, 2, 3, 4, 5, 6].map(token => energyAt(stretch, toneOf(token)))
    return energies.indexOf(Math.max(...energies)) + 1
  }
  expect([heard(0, 0), heard(0, 1), heard(1, 0), heard(1, 1), heard(2, 0)]).toEqual([1, 2, 3, 2, 4])
  expect(shares.filter(share => share < 0.5).length).toBeGreaterThan(2)
  expect(shares.at(-1)).toBe(1)
  // as loud as the built-in voices, and those are still there
  const peak = speech.channels[0]!.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  expect(peak).toBeGreaterThan(0.1)
  expect((await provider.speak({ ...request, voice: 'slt', text: 'Still here.' }, call)).voice).toBe('slt')
  provider.dispose?.()
})

test('without durations of its own the moments follow the built-in voice; a long sentence is said in breaths', async () => {
  const provider = offlineSpeech({ packs: [await tinyPack({ outputs: { sound: 'sound' }, mostTokens: 24 })] })
  const text = `${'Tea sea bee, '.repeat(6).trim().slice(0, -1)}.`
  const { timings, channels } = await provider.speak({ ...request, text }, call)
  expect(timings.words.length).toBe(18)
  timings.words.forEach((word, index) => {
    expect(word.to).toBeGreaterThan(word.from)
    if (index > 0) expect(word.from).toBeGreaterThanOrEqual(timings.words[index - 1]!.to - 1e-6)
  })
  expect(timings.words.at(-1)!.to).toBeLessThanOrEqual(channels[0]!.length / RATE)
  provider.dispose?.()
})

test('a file that is another one is refused, one that is missing too, and loading can be cancelled', async () => {
  const pack = await tinyPack()
  const codeOf = async (changed: VoicePack, signal = call.signal) => {
    const provider = offlineSpeech({ packs: [changed] })
    const error = await provider.speak({ ...request, text: 'Tea.' }, { signal }).then(
      () => undefined,
      thrown => asContentHQError(thrown),
    )
    provider.dispose?.()
    return [error?.code, /another file|HTTP 404/.exec(error?.detail ?? '')?.[0]]
  }
  const forged = { ...pack.model, sha256: '0'.repeat(64) }
  expect(await codeOf({ ...pack, model: forged })).toEqual(['provider-failed', 'another file'])
  const lost = { ...pack.model, url: new URL('/nowhere/model.onnx', location.href).href }
  expect((await codeOf({ ...pack, model: lost }))[0]).toBe('provider-failed')
  expect((await codeOf(pack, AbortSignal.abort()))[0]).toBe('cancelled')
})
