/** Owns the estimate of the peak between samples: four times oversampled, as ITU-R BS.1770-4, Annex 2 has it. */

/** The 48 coefficients of BS.1770-4, Annex 2, as two phases; the other two are the same backwards. */
const PHASE_0 = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875,
  -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
]
const PHASE_1 = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
  -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
]
const PHASES = [PHASE_0, PHASE_1, PHASE_1.toReversed(), PHASE_0.toReversed()].map(phase => Float64Array.from(phase))
const TAPS = 12
/** Samples before and after a position that its estimate needs. */
export const TRUE_PEAK_REACH = TAPS / 2

/** No phase can raise the largest of its 12 samples by more than the sum of its coefficients' sizes. */
const MAX_RISE = Math.max(...PHASES.map(phase => phase.reduce((sum, weight) => sum + Math.abs(weight), 0)))

/**
 * Writes into `peaks` the larger of what is there and the estimated true peak around each sample of `channel`. Only
 * where it may exceed `floor` is it computed; elsewhere the sample's own size is written. Samples outside count as 0.
 */
export function measureTruePeaks(channel: Float32Array, peaks: Float32Array, floor: number): void {
  const { length } = channel
  const far = floor / MAX_RISE
  let loudUntil = -1
  for (let i = 0; i < length; i++) {
    const size = Math.abs(channel[i]!)
    if (size > peaks[i]!) peaks[i] = size
    if (size > far) {
      const from = Math.max(i - TRUE_PEAK_REACH, loudUntil + 1, 0)
      const to = Math.min(i + TRUE_PEAK_REACH, length - 1)
      for (let at = from; at <= to; at++) estimate(channel, at, peaks)
      loudUntil = Math.max(loudUntil, to)
    }
  }
}

function estimate(channel: Float32Array, at: number, peaks: Float32Array): void {
  const first = at - TRUE_PEAK_REACH
  let peak = peaks[at]!
  for (const phase of PHASES) {
    let sum = 0
    for (let tap = 0; tap < TAPS; tap++) sum += (channel[first + tap] ?? 0) * phase[TAPS - 1 - tap]!
    const size = Math.abs(sum)
    if (size > peak) peak = size
  }
  // the estimate lies between the sample before and this one
  peaks[at] = peak
  if (at > 0 && peak > peaks[at - 1]!) peaks[at - 1] = peak
}

/** The true peak of a whole sound, linear: 1 is 0 dBTP. */
export function truePeakOf(channels: readonly Float32Array[]): number {
  const peaks = new Float32Array(channels[0]?.length ?? 0)
  for (const channel of channels) measureTruePeaks(channel, peaks, 0)
  return peaks.reduce((most, peak) => Math.max(most, peak), 0)
}
