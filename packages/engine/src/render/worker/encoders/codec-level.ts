/** Owns the codec string of a film: the lowest level of each codec that holds its size and frame rate. Pure; knows no encoder. */
import type { FrameRate, Size } from '@contenthq/model'

export type VideoCodec = 'h264' | 'vp9' | 'av1'

type Shape = { readonly size: Size; readonly frameRate: FrameRate }

/** `area` and `rate` in the codec's own unit: macroblocks for H.264, luma samples for the others. */
type Level = { readonly code: string; readonly area: number; readonly rate: number }

/** ITU-T H.264, table A-1. None below 4.0, which every player of the last ten years knows. */
const h264: readonly Level[] = [
  { code: '28', area: 8192, rate: 245_760 },
  { code: '2a', area: 8704, rate: 522_240 },
  { code: '32', area: 22_080, rate: 589_824 },
  { code: '33', area: 36_864, rate: 983_040 },
  { code: '34', area: 36_864, rate: 2_073_600 },
]

/** https://www.webmproject.org/vp9/levels */
const vp9: readonly Level[] = [
  { code: '21', area: 245_760, rate: 9_216_000 },
  { code: '30', area: 552_960, rate: 20_736_000 },
  { code: '31', area: 983_040, rate: 36_864_000 },
  { code: '40', area: 2_228_224, rate: 83_558_400 },
  { code: '41', area: 2_228_224, rate: 160_432_128 },
  { code: '50', area: 8_912_896, rate: 311_951_360 },
  { code: '51', area: 8_912_896, rate: 588_251_136 },
  { code: '52', area: 8_912_896, rate: 1_176_502_272 },
]

/** AV1 bitstream specification, A.3; the code is seq_level_idx. */
const av1: readonly Level[] = [
  { code: '01', area: 278_784, rate: 8_363_520 },
  { code: '04', area: 665_856, rate: 19_975_680 },
  { code: '05', area: 1_065_024, rate: 31_950_720 },
  { code: '08', area: 2_359_296, rate: 70_778_880 },
  { code: '09', area: 2_359_296, rate: 141_557_760 },
  { code: '12', area: 8_912_896, rate: 267_386_880 },
  { code: '13', area: 8_912_896, rate: 534_773_760 },
  { code: '14', area: 8_912_896, rate: 1_069_547_520 },
]

const codecs: Readonly<
  Record<VideoCodec, { readonly levels: readonly Level[]; readonly block: number; string(code: string): string }>
> = {
  h264: { levels: h264, block: 16, string: code => `avc1.6400${code}` },
  vp9: { levels: vp9, block: 1, string: code => `vp09.00.${code}.08` },
  av1: { levels: av1, block: 1, string: code => `av01.0.${code}M.08` },
}

/** High profile of H.264, profile 0 of VP9, main of AV1, all 8 bit 4:2:0. What is larger than every level gets the highest. */
export function codecString(codec: VideoCodec, { size, frameRate }: Shape): string {
  const { levels, block, string } = codecs[codec]
  const area = Math.ceil(size.width / block) * Math.ceil(size.height / block)
  const rate = (area * frameRate.num) / frameRate.den
  const level = levels.find(each => area <= each.area && rate <= each.rate) ?? levels.at(-1)!
  return string(level.code)
}
