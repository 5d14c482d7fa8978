/** P1: the reference job, first full render on the CPU, against native FFmpeg at equal quality. */
import { rowOf } from '../bench/render/measure-reference.ts'
import { NATIVE } from '../bench/render/results.ts'
import type { ProductPromise } from '../promise-contract.ts'

const EQUAL_MEAN = 'ours, equal mean SSIM'

/** What must be so many times slower than ours. */
const claims = [
  { of: NATIVE, size: '720p', ours: EQUAL_MEAN, atLeast: 3.5, label: '× native at equal mean SSIM' },
  { of: NATIVE, size: '1080p', ours: EQUAL_MEAN, atLeast: 3, label: '× native at equal mean SSIM' },
  {
    of: NATIVE,
    size: '720p',
    ours: 'ours, equal 5th percentile',
    atLeast: 2.5,
    label: '× native at equal 5th percentile',
  },
  { of: 'native FFmpeg, two passes', size: '720p', ours: EQUAL_MEAN, atLeast: 12, label: '× two passes' },
  { of: 'FFmpeg.wasm, the one graph, veryfast', size: '720p', ours: EQUAL_MEAN, atLeast: 30, label: '× FFmpeg.wasm' },
] as const

export const promise: ProductPromise = {
  id: 'P1',
  title: 'the reference job against native FFmpeg (veryfast, crf 23), on the CPU alone',
  target:
    'equal mean SSIM: ≥ 3.5 × at 720p, ≥ 3 × at 1080p; equal 5th percentile: ≥ 2.5 × at 720p; ≥ 12 × two passes, ≥ 30 × FFmpeg.wasm',
  async measure({ reference }) {
    const results = await reference()
    if (!results.ffmpeg) return { figure: 'nothing to compare with', verdict: { skipped: 'ffmpeg is missing' } }
    const row = (what: string, size: '720p' | '1080p') => rowOf(results, what, size)
    const found = claims.map(({ of, size, ours, atLeast, label }) => {
      const ratio = row(of, size).seconds / row(ours, size).seconds
      return { words: `${size} ${ratio.toFixed(2)} ${label}`, holds: ratio >= atLeast }
    })
    const megabytes = (what: string) => (row(what, '720p').bytes / 1e6).toFixed(1)
    return {
      figure: `${found.map(({ words }) => words).join(', ')}; ${megabytes(EQUAL_MEAN)} MB beside native's ${megabytes(NATIVE)} MB`,
      verdict: found.every(({ holds }) => holds) ? 'ok' : 'short',
    }
  },
}
