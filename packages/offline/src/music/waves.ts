/** Owns single cycles of sound as tables: sums of a few overtones, read with straight lines between the points. */

export const CYCLE = 4096

/** One cycle with the given strengths of overtones 1, 2, 3 …, and one point more, so that reading never wraps. */
export function drawWave(overtones: readonly number[]): Float32Array {
  const wave = new Float32Array(CYCLE + 1)
  overtones.forEach((strength, index) => {
    for (let i = 0; i <= CYCLE; i++) wave[i]! += strength * Math.sin((2 * Math.PI * (index + 1) * i) / CYCLE)
  })
  return wave
}

export const waves = {
  dark: drawWave([1, 0.12, 0.06]),
  bright: drawWave([1, 0.46, 0.34, 0.18, 0.12, 0.07, 0.04]),
  bell: drawWave([1, 0, 0.25, 0, 0.06]),
  bass: drawWave([1, 0.3, 0.08]),
  keys: drawWave([1, 0.42, 0.2, 0.13, 0.06, 0.03]),
  pluck: drawWave([1, 0.06, 0, 0.3, 0, 0, 0, 0, 0, 0.05]),
  string: drawWave([1, 0.5, 0.33, 0.25, 0.2, 0.16, 0.14, 0.12, 0.1]),
} as const

/** Frequency of a MIDI note, A4 = 440 Hz; fractions allowed. */
export const frequencyOf = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12)

const blends = new Map<string, Float32Array>()

/** A wave between two, in sixteen shades; `share` 1 is the second. Remembered for the waves above. */
export function blendWaves(first: Float32Array, second: Float32Array, share: number): Float32Array {
  const shade = Math.round(Math.min(1, Math.max(0, share)) * 16)
  const key = `${Object.values(waves).indexOf(first)}/${Object.values(waves).indexOf(second)}/${shade}`
  const known = blends.get(key)
  if (known) return known
  const blend = first.map((value, index) => value + ((second[index]! - value) * shade) / 16)
  blends.set(key, blend)
  return blend
}
