/** Files and rates: every WAV form read back, bad files named, tones kept by the resampler, clicks where they were. */
import { asContentHQError } from '@contenthq/model'
import { expect, test, vi } from 'vitest'
import { readSound } from './read-sound.ts'
import { isWav, readWav } from './read-wav.ts'
import { resample } from './resample.ts'
import { createSound } from './sound.ts'
import { writeWav } from './write-wav.ts'

vi.setConfig({ testTimeout: 60_000 })

const tone = (frequency: number, rate: number, seconds: number, gain = 0.5) =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, i) => gain * Math.sin((2 * Math.PI * frequency * i) / rate),
  )

/** dB of a tone against what differs from it, edges left out. */
function cleanness(samples: Float32Array, frequency: number, gain = 0.5): number {
  let signal = 0
  let error = 0
  for (let i = 2400; i < samples.length - 2400; i++) {
    const ideal = gain * Math.sin((2 * Math.PI * frequency * i) / 48_000)
    signal += ideal * ideal
    error += (samples[i]! - ideal) ** 2
  }
  return 10 * Math.log10(signal / error)
}

/** A RIFF file by hand, as recorders write it. */
function riff(
  format: readonly number[],
  data: Uint8Array,
  changes: { declared?: number; extra?: Uint8Array } = {},
): Uint8Array {
  const chunk = (name: string, body: Uint8Array, declared = body.length) => {
    const bytes = new Uint8Array(8 + body.length + (body.length & 1))
    bytes.set(new TextEncoder().encode(name))
    new DataView(bytes.buffer).setUint32(4, declared, true)
    bytes.set(body, 8)
    return bytes
  }
  const head = new Uint8Array([...new TextEncoder().encode('RIFF'), 0, 0, 0, 0, ...new TextEncoder().encode('WAVE')])
  const parts = [
    head,
    chunk('fmt ', new Uint8Array(format)),
    ...(changes.extra ? [chunk('LIST', changes.extra)] : []),
    chunk('data', data, changes.declared),
  ]
  return new Uint8Array(parts.flatMap(part => [...part]))
}
const formatOf = (tag: number, channels: number, rate: number, bits: number): number[] => {
  const bytes = new DataView(new ArrayBuffer(16))
  bytes.setUint16(0, tag, true)
  bytes.setUint16(2, channels, true)
  bytes.setUint32(4, rate, true)
  bytes.setUint32(8, (rate * channels * bits) / 8, true)
  bytes.setUint16(12, (channels * bits) / 8, true)
  bytes.setUint16(14, bits, true)
  return [...new Uint8Array(bytes.buffer)]
}

test('every form of PCM is read at full scale', () => {
  const forms: readonly (readonly [
    tag: number,
    bits: number,
    put: (view: DataView, at: number, value: number) => void,
  ])[] = [
    [1, 8, (view, at, value) => view.setUint8(at, Math.round(value * 127) + 128)],
    [1, 16, (view, at, value) => view.setInt16(at, value * 32767, true)],
    [
      1,
      24,
      (view, at, value) =>
        [0, 8, 16].forEach((shift, i) => void view.setUint8(at + i, ((value * 8388607) >> shift) & 255)),
    ],
    [1, 32, (view, at, value) => view.setInt32(at, value * 2147483647, true)],
    [3, 32, (view, at, value) => view.setFloat32(at, value, true)],
    [3, 64, (view, at, value) => view.setFloat64(at, value, true)],
  ]
  const values = [0, 0.5, -0.5, 0.999, -1, 0.25]
  for (const [tag, bits, put] of forms)
    for (const channels of [1, 2]) {
      const data = new Uint8Array((values.length * channels * bits) / 8)
      const view = new DataView(data.buffer)
      values.forEach((value, i) => {
        for (let c = 0; c < channels; c++) put(view, ((i * channels + c) * bits) / 8, c === 0 ? value : -value)
      })
      const file = readWav(riff(formatOf(tag, channels, 22_050, bits), data, { extra: new Uint8Array(3) }))
      expect(file.sampleRate).toBe(22_050)
      expect(file.channels.length).toBe(channels)
      values.forEach((value, i) => {
        expect(Math.abs(file.channels[0]![i]! - value)).toBeLessThan(0.01)
        if (channels === 2) expect(Math.abs(file.channels[1]![i]! + value)).toBeLessThan(0.01)
      })
      // a recorder that was cut off leaves the largest length
      expect(
        readWav(riff(formatOf(tag, channels, 8000, bits), data, { declared: 0xffffffff })).channels[0]!.length,
      ).toBe(6)
    }
})

test('what is no sound is named', async () => {
  const codeOf = (bytes: Uint8Array<ArrayBuffer>) =>
    readSound(new Blob([bytes])).then(
      () => 'none',
      thrown => asContentHQError(thrown).code,
    )
  const wav = (bytes: Uint8Array) => new Uint8Array(bytes)
  expect(await codeOf(new Uint8Array(0))).toBe('media-empty')
  expect(await codeOf(wav(riff(formatOf(1, 1, 48_000, 16), new Uint8Array(0))))).toBe('media-empty')
  expect(await codeOf(wav(riff(formatOf(1, 1, 48_000, 12), new Uint8Array(8))))).toBe('media-unsupported')
  expect(await codeOf(wav(riff(formatOf(2, 1, 48_000, 16), new Uint8Array(8))))).toBe('media-unsupported')
  expect(await codeOf(wav(riff(formatOf(1, 0, 48_000, 16), new Uint8Array(8))))).toBe('media-unsupported')
  expect(await codeOf(new TextEncoder().encode('RIFF....WAVE') as Uint8Array<ArrayBuffer>)).toBe('media-unsupported')
  expect(await codeOf(new TextEncoder().encode('This is a text, not a sound.') as Uint8Array<ArrayBuffer>)).toBe(
    'media-unsupported',
  )
})

test('written files are read back', () => {
  const channels = [tone(440, 48_000, 0.1), tone(880, 48_000, 0.1)]
  const exact = writeWav(channels, 48_000, 'float')
  expect(isWav(exact)).toBe(true)
  expect(readWav(exact).channels[1]).toEqual(channels[1])
  const small = readWav(writeWav(channels, 48_000, 'pcm16')).channels[0]!
  expect(Math.max(...small.map((value, i) => Math.abs(value - channels[0]![i]!)))).toBeLessThan(2.1 / 32768)
  expect(readWav(writeWav([new Float32Array(9)], 8000, 'pcm16')).channels[0]!.every(value => value === 0)).toBe(true)
})

test('the resampler keeps tones clean, drops what does not fit, and never moves a click', () => {
  for (const rate of [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 44_101, 96_000, 192_000]) {
    const result = resample(tone(1000, rate, 1), rate, 48_000)
    expect(result.length).toBe(48_000)
    expect(cleanness(result, 1000)).toBeGreaterThan(90)
    const click = new Float32Array(rate)
    click[(rate / 2) | 0] = 1
    const moved = resample(click, rate, 48_000)
    const peak = moved.reduce((best, value, i) => (Math.abs(value) > Math.abs(moved[best]!) ? i : best), 0)
    expect(Math.abs(peak - (((rate / 2) | 0) * 48_000) / rate)).toBeLessThanOrEqual(1)
  }
  const high = resample(tone(30_000, 96_000, 1), 96_000, 48_000)
  expect(
    20 * Math.log10(high.subarray(2400, -2400).reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
  ).toBeLessThan(-85)
  const same = tone(1, 48_000, 0.1)
  expect(resample(same, 48_000, 48_000)).toBe(same)
})

test('many channels become two', () => {
  const level = (value: number) => new Float32Array(4).fill(value)
  expect(createSound([level(0.5)], 48_000).channels.length).toBe(1)
  const [left, right] = createSound(
    [level(0.1), level(0.2), level(0.4), level(1), level(0.1), level(0.2)],
    48_000,
  ).channels
  expect(left![0]).toBeCloseTo(0.1 + 0.4 * Math.SQRT1_2 + 0.1 * Math.SQRT1_2, 5)
  expect(right![0]).toBeCloseTo(0.2 + 0.4 * Math.SQRT1_2 + 0.2 * Math.SQRT1_2, 5)
})
