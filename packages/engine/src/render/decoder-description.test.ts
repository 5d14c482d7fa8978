/** Real descriptions of Chromium's encoder and of x264 become one, and what cannot share a track is told. */
import { expect, test } from 'vitest'
import { type Decoder, joinDecoders } from './decoder-description.ts'
import { type DecoderPart, resolveFilmDecoder } from './film-decoder.ts'

const decoder = (codec: string, hex: string): Decoder => ({
  codec,
  description: Uint8Array.from(Buffer.from(hex, 'hex')),
})
const hexOf = ({ description }: Decoder): string => Buffer.from(description).toString('hex')

const SPS_0 = '67640c14ac191a8141979e6a0202020f08846a'
const PPS_0 = '68ce3c80'
const SPS_1 = '676400144b2d02833f3cd40404050000030001000003003c0f142aa0'
const PPS_1 = '684af05f2c'
const chromium = decoder('avc1.640028', `01640c14ffe10013${SPS_0}010004${PPS_0}fdf8f800`)
const x264 = decoder('avc1.640014', `01640014ffe1001c${SPS_1}010005${PPS_1}fdf8f800`)

test('two encoders with ids of their own get one decoder', () => {
  const joined = joinDecoders(chromium, x264)!
  expect(hexOf(joined)).toBe(`01640014ffe20013${SPS_0}001c${SPS_1}020004${PPS_0}0005${PPS_1}fdf8f800`)
  expect(joined.codec).toBe('avc1.640014')
  expect(hexOf(joinDecoders(joined, chromium)!)).toBe(hexOf(joined))
  expect(hexOf(joinDecoders(joined, x264)!)).toBe(hexOf(joined))
  expect(joinDecoders(chromium, { ...chromium })).toBe(chromium)
})

test('a decoder is not joined with another meaning of its ids, nor with damage', () => {
  const other = decoder('avc1.640028', `01640c14ffe10013${SPS_0}010004${PPS_0.slice(0, -2)}81fdf8f800`)
  expect(joinDecoders(chromium, other)).toBeUndefined()
  expect(joinDecoders(chromium, { ...x264, description: x264.description.slice(0, 20) })).toBeUndefined()
  expect(joinDecoders(chromium, decoder('avc1.42e014', `0142e014ffe1001c${SPS_1}010005${PPS_1}`))).toBeUndefined()
  expect(joinDecoders(chromium, decoder('avc1.640014', `01640014ffe1001c${SPS_1}010005${PPS_1}fef8f800`))).toBe(
    undefined,
  )
  // lengths of two bytes instead of four
  expect(joinDecoders(chromium, decoder('avc1.640014', `01640014fde1001c${SPS_1}010005${PPS_1}fdf8f800`))).toBe(
    undefined,
  )
})

test('the encoder in use leads, then what is fresh, then what most frames have', () => {
  const damaged = { codec: chromium.codec, description: chromium.description.with(29, 0x3d) }
  const part = (kind: Decoder, frames: number, rest: Partial<DecoderPart> = {}): DecoderPart => ({
    ...kind,
    frames,
    current: false,
    fresh: false,
    framePath: 'planes',
    ...rest,
  })
  const oddOf = (...parts: DecoderPart[]) => resolveFilmDecoder(parts).odd
  expect(oddOf(part(chromium, 9), part(damaged, 20), part(chromium, 12))).toEqual([1])
  expect(oddOf(part(chromium, 9), part(damaged, 30), part(chromium, 12))).toEqual([0, 2])
  expect(oddOf(part(chromium, 9, { fresh: true }), part(damaged, 90))).toEqual([1])
  expect(oddOf(part(chromium, 9, { fresh: true }), part(damaged, 1, { fresh: true, current: true }))).toEqual([0])
  expect(oddOf(part(chromium, 9), part(x264, 90), part(damaged, 1))).toEqual([2])
  // a canvas as it is has other colours
  expect(oddOf(part(chromium, 9, { framePath: 'canvas' }), part(x264, 1, { fresh: true, current: true }))).toEqual([0])
})
