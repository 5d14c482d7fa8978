/**
 * Owns the preview's sound on the loudspeaker: asks for block after block of the mix a little ahead and hands them to Web
 * Audio, each at its exact moment. Its clock is the film's while it sounds. A block that comes late is heard from where
 * the film is: silence, never drift.
 */
import { SAMPLE_RATE } from '@contenthq/model'
import type { SoundRoom } from './sound-room.ts'

const BLOCK_SAMPLES = 12_000
/** Seconds of sound ahead of the clock; a hidden page is woken once a second only. */
const AHEAD = { visible: 0.8, hidden: 3 }
/** Seconds until the first block sounds. */
const LEAD = 0.06
/** Seconds in which a gain that was corrected is reached, and in which sound ends without a click. */
const SETTLE = 2
const FADE = 0.008

export type SoundOutput = {
  /** To be called from the handler of a gesture: some browsers let sound begin nowhere else. */
  unlock(): void
  /** Whether trying to start may succeed: a page that was never touched would only fill the console. */
  readonly mayStart: boolean
  /**
   * Sounds from a moment of the film on: `from` is asked, when all is ready, what is to be heard so many seconds later.
   * Resolves to false where the browser wants a gesture first, and sounds nothing then. Rejects as the room does.
   */
  start(room: SoundRoom, from: (inSeconds: number) => number): Promise<boolean>
  stop(): void
  /** Seconds of the film that are heard now; undefined while nothing sounds. */
  position(): number | undefined
  /** Asks for what is heard next; to be called several times a second. */
  fill(): void
  dispose(): Promise<void>
}

type Playing = {
  readonly room: SoundRoom
  readonly bus: GainNode
  readonly sources: Set<AudioBufferSourceNode>
  /** The context's time at which `startSample` sounds. */
  readonly startTime: number
  readonly startSample: number
  /** First sample that was not asked for. */
  next: number
  gain: number
}

/** How long a browser that allows sound takes to start it. */
const RESUME_MS = 400

export function createSoundOutput(onInterrupted: () => void): SoundOutput {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' })
  let playing: Playing | undefined
  let starting = 0
  let ran = context.state === 'running'
  context.addEventListener('statechange', () => {
    ran ||= context.state === 'running'
    if (playing && context.state !== 'running') onInterrupted()
  })

  /** Where the browser wants a gesture, `resume` waits for one without a word. */
  async function resumed(): Promise<boolean> {
    if (context.state === 'running') return true
    if (context.state === 'closed') return false
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>(resolve => {
      timer = setTimeout(resolve, RESUME_MS)
    })
    await Promise.race([context.resume().catch(() => undefined), late])
    clearTimeout(timer)
    return (context.state as AudioContextState) === 'running'
  }

  /** The gain that was measured meanwhile counts from this block on; the step is faded over. */
  function settleGain(now: Playing, at: number): void {
    const { gain } = now.room
    if (gain === now.gain) return
    const { bus } = now
    bus.gain.setValueAtTime(10 ** ((now.gain - gain) / 20), at)
    bus.gain.linearRampToValueAtTime(1, at + SETTLE)
    now.gain = gain
  }

  async function sound(now: Playing, sample: number, length: number, gain: number): Promise<void> {
    const [left, right] = await now.room.block(sample, length, gain)
    if (playing !== now) return
    const buffer = context.createBuffer(2, length, SAMPLE_RATE)
    buffer.copyToChannel(left, 0)
    buffer.copyToChannel(right, 1)
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(now.bus)
    const at = now.startTime + (sample - now.startSample) / SAMPLE_RATE
    const late = Math.max(0, context.currentTime - at)
    if (late * SAMPLE_RATE >= length) return
    source.start(at + late, late)
    now.sources.add(source)
    source.addEventListener('ended', () => now.sources.delete(source))
  }

  function fill(): void {
    const now = playing
    if (!now) return
    const ahead = document.hidden ? AHEAD.hidden : AHEAD.visible
    const until = context.currentTime + ahead
    for (;;) {
      const at = now.startTime + (now.next - now.startSample) / SAMPLE_RATE
      const length = Math.min(BLOCK_SAMPLES, now.room.samples - now.next)
      if (at >= until || length <= 0) return
      settleGain(now, at)
      // a block that cannot be had is silent; the film goes on
      sound(now, now.next, length, now.gain).catch(() => undefined)
      now.next += length
    }
  }

  function stop(): void {
    starting++
    const ended = playing
    playing = undefined
    if (!ended) return
    const { bus, sources } = ended
    const { currentTime } = context
    bus.gain.cancelScheduledValues(currentTime)
    bus.gain.setTargetAtTime(0, currentTime, FADE / 3)
    for (const source of sources) source.stop(currentTime + FADE * 2)
    setTimeout(() => bus.disconnect(), 100)
  }

  return {
    unlock: () => void context.resume().catch(() => undefined),
    get mayStart() {
      return ran || (navigator.userActivation?.hasBeenActive ?? true)
    },
    async start(room, from) {
      stop()
      const mine = starting
      const [running] = await Promise.all([resumed(), room.ready])
      if (!running || mine !== starting) return false
      const { gain } = room
      // the mix has found its place in the files before the clock starts
      await room.block(Math.round(from(LEAD) * SAMPLE_RATE), BLOCK_SAMPLES, gain).catch(() => undefined)
      if (mine !== starting) return false
      const bus = context.createGain()
      bus.connect(context.destination)
      const startSample = Math.round(from(LEAD) * SAMPLE_RATE)
      const startTime = context.currentTime + LEAD
      playing = { room, bus, sources: new Set(), startTime, startSample, next: startSample, gain }
      fill()
      return true
    },
    stop,
    position() {
      if (!playing || context.state !== 'running') return undefined
      const heard = context.currentTime - (context.outputLatency || 0) - playing.startTime
      return playing.startSample / SAMPLE_RATE + Math.max(0, heard)
    },
    fill,
    async dispose() {
      stop()
      if (context.state !== 'closed') await context.close()
    },
  }
}
