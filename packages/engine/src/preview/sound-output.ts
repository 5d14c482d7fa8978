/** Owns the preview's sound: asks the mix for block after block, a little ahead, and hands them to Web Audio. */
import { SAMPLE_RATE } from '@contenthq/model'
import type { Mix } from '../audio/mix.ts'

const BLOCK_SAMPLES = 12_000
/** Seconds of sound scheduled ahead of the clock. */
const AHEAD = 0.6

export type SoundOutput = {
  /** Starts at a sample of the film; answers the context's time at which that sample sounds. */
  start(sample: number): Promise<number>
  stop(): void
  /** Seconds of the audio clock. */
  now(): number
  dispose(): Promise<void>
}

export function createSoundOutput(mix: () => Mix, lengthSamples: () => number): SoundOutput {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' })
  const playing = new Set<AudioBufferSourceNode>()
  let timer: ReturnType<typeof setInterval> | undefined

  function schedule(sample: number, at: number): number {
    const length = Math.min(BLOCK_SAMPLES, lengthSamples() - sample)
    if (length <= 0) return 0
    const [left, right] = mix().block(sample, length)
    const buffer = context.createBuffer(2, length, SAMPLE_RATE)
    buffer.copyToChannel(left, 0)
    buffer.copyToChannel(right, 1)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(context.destination)
    source.start(at)
    playing.add(source)
    source.addEventListener('ended', () => playing.delete(source))
    return length
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    for (const source of playing) {
      source.stop()
      source.disconnect()
    }
    playing.clear()
  }

  return {
    async start(sample) {
      stop()
      await context.resume()
      const startTime = context.currentTime + 0.06
      let next = sample
      const fill = () => {
        while (startTime + (next - sample) / SAMPLE_RATE < context.currentTime + AHEAD) {
          const length = schedule(next, startTime + (next - sample) / SAMPLE_RATE)
          if (length === 0) return
          next += length
        }
      }
      fill()
      timer = setInterval(fill, 120)
      return startTime
    },
    stop,
    now: () => context.currentTime - (context.outputLatency || 0),
    async dispose() {
      stop()
      if (context.state !== 'closed') await context.close()
    },
  }
}
