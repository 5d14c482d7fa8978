/** Owns how a voice is measured: the long-term spectrum of its spoken stretches in octaves, dB against the octave of 500 Hz. */

const SIZE = 2048
export const OCTAVES = [125, 250, 500, 1000, 2000, 4000] as const

/** Energies of the bins 0..SIZE/2 of one windowed block. Radix-2 FFT in place. */
function energies(block: Float64Array): Float64Array {
  const real = Float64Array.from(block)
  const imaginary = new Float64Array(SIZE)
  for (let i = 1, j = 0; i < SIZE; i++) {
    let bit = SIZE >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) [real[i], real[j]] = [real[j]!, real[i]!]
  }
  for (let length = 2; length <= SIZE; length <<= 1)
    for (let start = 0; start < SIZE; start += length)
      for (let k = 0; k < length / 2; k++) {
        const angle = (-2 * Math.PI * k) / length
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const [a, b] = [start + k, start + k + length / 2]
        const [x, y] = [real[b]! * cos - imaginary[b]! * sin, real[b]! * sin + imaginary[b]! * cos]
        ;[real[b], imaginary[b]] = [real[a]! - x, imaginary[a]! - y]
        ;[real[a], imaginary[a]] = [real[a]! + x, imaginary[a]! + y]
      }
  return Float64Array.from({ length: SIZE / 2 }, (_, bin) => real[bin]! ** 2 + imaginary[bin]! ** 2)
}

/** By octave of OCTAVES. */
export function octaveLevels(samples: Float32Array, sampleRate: number): readonly number[] {
  const sums = OCTAVES.map(() => 0)
  for (let at = 0; at + SIZE <= samples.length; at += SIZE) {
    const block = Float64Array.from(
      samples.subarray(at, at + SIZE),
      (value, i) => value * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIZE)),
    )
    energies(block).forEach((energy, bin) => {
      const frequency = (bin * sampleRate) / SIZE
      const octave = OCTAVES.findIndex(centre => frequency >= centre / Math.SQRT2 && frequency < centre * Math.SQRT2)
      if (octave >= 0) sums[octave]! += energy
    })
  }
  return sums.map(sum => 10 * Math.log10(sum / sums[2]!))
}
