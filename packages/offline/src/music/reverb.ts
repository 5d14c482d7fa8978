/** Owns the room around the music: Schroeder's combs and all-passes with Freeverb's lengths and damping. */

/** Samples at 44.1 kHz: Jezar's Freeverb, public domain (https://ccrma.stanford.edu/~jos/pasp/Freeverb.html). */
const COMBS = [1557, 1617, 1491, 1422, 1277, 1356]
const ALL_PASSES = [225, 556, 441]
const FEEDBACK = 0.84
const DAMPING = 0.25
const DIFFUSION = 0.5

/** Adds a stretch's echo to `output`; what rings on comes with the next stretch. */
export type Reverb = (input: Float32Array, output: Float32Array) => void

/** The room for one channel. `spread` in samples keeps left and right apart. */
export function createReverb(sampleRate: number, spread: number): Reverb {
  const lengthOf = (samples: number) => Math.round(((samples + spread) * sampleRate) / 44_100)
  const combs = COMBS.map(length => ({ line: new Float32Array(lengthOf(length)), at: 0, low: 0 }))
  const passes = ALL_PASSES.map(length => ({ line: new Float32Array(lengthOf(length)), at: 0 }))
  return (input, output) => {
    output.fill(0)
    for (const comb of combs) {
      const { line } = comb
      let { at, low } = comb
      for (let i = 0; i < input.length; i++) {
        const echo = line[at]!
        low = echo * (1 - DAMPING) + low * DAMPING
        // the tiny offset keeps the tail out of the slow subnormal range
        line[at] = input[i]! + low * FEEDBACK + 1e-18
        at = at + 1 === line.length ? 0 : at + 1
        output[i]! += echo
      }
      comb.at = at
      comb.low = low
    }
    for (const pass of passes) {
      const { line } = pass
      let { at } = pass
      for (let i = 0; i < output.length; i++) {
        const echo = line[at]!
        const value = output[i]! + echo * DIFFUSION
        line[at] = value
        at = at + 1 === line.length ? 0 : at + 1
        output[i] = echo - value * DIFFUSION
      }
      pass.at = at
    }
    for (let i = 0; i < output.length; i++) output[i]! /= COMBS.length
  }
}
