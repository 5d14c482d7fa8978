/** Owns the sounds of the reference job: something like a voice, and chords. Pure: the same samples every time. */
import { SAMPLE_RATE, SPEECH_SECONDS } from './reference-job.ts'

type Channel = Float32Array<ArrayBuffer>

const randomOf = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** Mono: a buzz of harmonics with breath in it, in syllables of changing pitch and loudness. */
export function speech(scene: number): Channel {
  const random = randomOf(scene + 1)
  const samples = new Float32Array(SPEECH_SECONDS * SAMPLE_RATE)
  let phase = 0
  for (let i = 0; i < samples.length; i++) {
    const seconds = i / SAMPLE_RATE
    const syllable = Math.sin(Math.PI * 4.5 * seconds) ** 2 * (0.6 + 0.4 * Math.sin(1.3 * seconds + scene))
    phase += (2 * Math.PI * (150 + 25 * Math.sin(2.1 * seconds + scene))) / SAMPLE_RATE
    let voice = 0.08 * random()
    for (let harmonic = 1; harmonic <= 12; harmonic++) voice += Math.sin(phase * harmonic) / (harmonic + 1)
    samples[i] = 0.22 * syllable * voice
  }
  return samples
}

/** Stereo: four chords in turn, each note a little apart in the two ears. */
export function music(seconds: number): readonly [Channel, Channel] {
  const chords = [
    [220, 277, 330],
    [196, 247, 294],
    [175, 220, 262],
    [165, 208, 247],
  ]
  const channels = [new Float32Array(seconds * SAMPLE_RATE), new Float32Array(seconds * SAMPLE_RATE)] as const
  for (const [side, channel] of channels.entries())
    for (let i = 0; i < channel.length; i++) {
      const at = i / SAMPLE_RATE
      const chord = chords[Math.floor(at / 2) % chords.length]!
      const swell = Math.min(1, (at % 2) * 8) * Math.exp(-(at % 2) * 0.7)
      let sum = 0
      for (const [note, hertz] of chord.entries())
        sum += Math.sin(2 * Math.PI * hertz * at + side * note) + 0.3 * Math.sin(4 * Math.PI * hertz * at)
      channel[i] = 0.12 * swell * sum
    }
  return channels
}
