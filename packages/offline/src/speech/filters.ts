/** Owns second-order filters. Formulas: R. Bristow-Johnson, Audio EQ Cookbook (https://www.w3.org/TR/audio-eq-cookbook/). */

type Coefficients = readonly [b0: number, b1: number, b2: number, a0: number, a1: number, a2: number]

/** What is turned up, down or off; frequencies in Hz, gain in dB. */
export type Filter =
  | { readonly kind: 'high-pass' | 'low-pass'; readonly frequency: number; readonly q: number }
  | { readonly kind: 'peak'; readonly frequency: number; readonly q: number; readonly gain: number }
  | { readonly kind: 'high-shelf'; readonly frequency: number; readonly gain: number }

function coefficientsOf(filter: Filter, sampleRate: number): Coefficients {
  const w = (2 * Math.PI * filter.frequency) / sampleRate
  const [cos, sin] = [Math.cos(w), Math.sin(w)]
  if (filter.kind === 'high-shelf') {
    const a = 10 ** (filter.gain / 40)
    const slope = Math.sin(w) * Math.SQRT1_2 * 2 * Math.sqrt(a) // shelf slope 1
    return [
      a * (a + 1 + (a - 1) * cos + slope),
      -2 * a * (a - 1 + (a + 1) * cos),
      a * (a + 1 + (a - 1) * cos - slope),
      a + 1 - (a - 1) * cos + slope,
      2 * (a - 1 - (a + 1) * cos),
      a + 1 - (a - 1) * cos - slope,
    ]
  }
  const alpha = sin / (2 * filter.q)
  if (filter.kind === 'peak') {
    const a = 10 ** (filter.gain / 40)
    return [1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a]
  }
  const side = filter.kind === 'low-pass' ? 1 - cos : 1 + cos
  const middle = filter.kind === 'low-pass' ? side : -side
  return [side / 2, middle, side / 2, 1 + alpha, -2 * cos, 1 - alpha]
}

/** Filters in place. */
export function applyFilter(samples: Float32Array, filter: Filter, sampleRate: number): void {
  const [b0, b1, b2, a0, a1, a2] = coefficientsOf(filter, sampleRate)
  let x1 = 0
  let x2 = 0
  let y1 = 0
  let y2 = 0
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i]!
    const y = (b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2) / a0
    x2 = x1
    x1 = x
    y2 = y1
    y1 = Math.abs(y) < 1e-20 ? 0 : y
    samples[i] = y1
  }
}
