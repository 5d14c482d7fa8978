/**
 * Owns the preview: the same composer, painters and mix as the export, shown in a canvas with sound. Decides what is
 * shown when; how frames are painted and sound is made, others know. Knows no project; `update` gives it a new composition.
 */
import { canonicalJson, frameToSeconds } from '@contenthq/model'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import type { AssetReader, Composition } from '../composition.ts'
import type { TextLayout } from '../text/layout.ts'
import { createFilmClock, frameAtSeconds } from './clock.ts'
import { createResolution } from './resolution.ts'
import { createScreen, type Painted } from './screen.ts'
import { createSoundOutput, type SoundOutput } from './sound-output.ts'
import { createSoundRoom, type SoundRoom } from './sound-room.ts'

export type PlayerState = {
  readonly frame: number
  readonly playing: boolean
  /** The current frame is painted. */
  readonly ready: boolean
  readonly lengthFrames: number
  /** It plays without sound for now: the browser wants a gesture first, or the sound is still being read. */
  readonly muted?: boolean
}

export type Player = {
  readonly state: PlayerState
  subscribe(listener: (state: PlayerState) => void): () => void
  /** Resolves when the film runs. Rejects as its first picture does. */
  play(): Promise<void>
  pause(): void
  /** Resolves when the frame is painted. */
  seek(frame: number): Promise<void>
  /** Shows another composition, at the same frame where there still is one. */
  update(composition: Composition): Promise<void>
  dispose(): void
}

/** `late`: seconds by which the film was past this frame's end when it was painted; negative in time, absent at rest. */
export type PaintedFrame = Painted & { readonly late?: number }

export type PlayerInput = {
  readonly canvas: HTMLCanvasElement
  readonly composition: Composition
  readonly assets: AssetReader
  /** Lays a composition out; loads the fonts first. */
  readonly layout: (composition: Composition) => Promise<TextLayout>
  /** Told each frame that was painted, and what it shows. */
  readonly onPainted?: (painted: PaintedFrame) => void
}

/** The picture waits so long for the sound, then plays without; the sound joins in when it is there. */
const SOUND_WAIT_MS = 1500
/** Between two tries to sound where the browser wanted a gesture. */
const RETRY_MS = 1000
/** How often the sound is looked after: also in a hidden page, where no frames are asked for. */
const CARE_MS = 120

const wait = (milliseconds: number) => new Promise<undefined>(resolve => setTimeout(resolve, milliseconds, undefined))

export function createPlayer({ canvas, composition: first, assets, layout, onPainted }: PlayerInput): Player {
  const listeners = new Set<(state: PlayerState) => void>()
  const resolution = createResolution()
  let composition = first
  let state: PlayerState = { frame: 0, playing: false, ready: false, lengthFrames: first.timeline.lengthFrames }
  let sound: { readonly plan: string; readonly room: SoundRoom } | undefined
  let output: SoundOutput | undefined
  /** Each run of the film has its own number: what belongs to an earlier one stops. */
  let run = 0
  let lastPainted = -1
  let joining = false
  let disposed = false

  const clock = createFilmClock(() => output?.position())
  const rate = () => composition.timeline.frameRate
  const screen = createScreen({ canvas, assets, layout, onPainted: painted })
  screen.open(first)

  function set(change: Partial<PlayerState>): void {
    state = { ...state, ...change }
    for (const listener of [...listeners]) listener(state)
  }

  function painted(one: Painted): void {
    if (state.playing) {
      const late = clock.now() - frameToSeconds(one.frame + 1, rate())
      resolution.painted({ late: late > 0 || (lastPainted >= 0 && one.frame > lastPainted + 1) })
      lastPainted = one.frame
      onPainted?.({ ...one, late })
    } else onPainted?.(one)
    if (!state.ready) set({ ready: true })
  }

  /** The room of this composition; undefined for a film without sound. Files are read and the gain measured at once. */
  function roomNow(): SoundRoom | undefined {
    const wanted = resolveSoundPlan(composition)
    const plan = canonicalJson(wanted)
    if (sound?.plan === plan) return sound.room
    sound?.room.dispose()
    sound = soundFiles(wanted).length > 0 ? { plan, room: createSoundRoom(composition, assets) } : undefined
    return sound?.room
  }

  /** Undefined where the page gets no audio context. */
  function speaker(): SoundOutput | undefined {
    try {
      output ??= createSoundOutput(() => {
        output?.stop()
        if (state.playing) set({ muted: true })
      })
    } catch {
      // there are too many contexts, or no loudspeaker
    }
    return output
  }

  /** Sounds from where the film is. Resolves to whether it does. */
  async function sounds(from: (inSeconds: number) => number): Promise<boolean> {
    const room = roomNow()
    if (!room) return true
    try {
      return (await speaker()?.start(room, from)) ?? false
    } catch {
      return false // a sound that cannot be read: the pictures go on
    }
  }

  /** While the film plays without sound: tries again until it joins in. */
  async function join(mine: number): Promise<void> {
    if (joining) return
    joining = true
    try {
      while (mine === run && state.playing && state.muted) {
        if (speaker()?.mayStart && (await sounds(inSeconds => clock.now() + inSeconds)) && mine === run)
          set({ muted: false })
        else await wait(RETRY_MS)
      }
    } finally {
      joining = false
    }
  }

  /** The first picture is there: what playing and seeking need comes behind it. */
  function settle(): void {
    if (disposed) return
    roomNow()
    screen.warm(state.frame).catch(() => undefined)
  }

  function finish(): void {
    player.pause()
    set({ frame: state.lengthFrames - 1 })
    if (!document.hidden) screen.show(state.frame).catch(() => undefined)
  }

  /** What is shown now. A hidden page paints nothing. */
  function advance(): void {
    const frame = frameAtSeconds(clock.now(), rate())
    if (frame >= state.lengthFrames) {
      finish()
      return
    }
    if (frame <= state.frame) return
    set({ frame })
    if (document.hidden) {
      lastPainted = -1
      return
    }
    screen.show(frame, resolution.share).catch(() => player.pause())
    screen.prepare(frame)
  }

  /** Runs until another run begins or the film pauses. */
  function keepRunning(mine: number): void {
    const goesOn = () => mine === run && state.playing && !disposed
    const tick = () => {
      if (!goesOn()) return
      advance()
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    const care = setInterval(() => {
      if (!goesOn()) {
        clearInterval(care)
        return
      }
      output?.fill()
      if (document.hidden) advance()
      if (state.muted) void join(mine)
    }, CARE_MS)
  }

  const player: Player = {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async play() {
      if (state.playing || disposed || state.lengthFrames === 0) return
      const frame = state.frame >= state.lengthFrames - 1 ? 0 : state.frame
      const seconds = frameToSeconds(frame, rate())
      const mine = ++run
      set({ playing: true, frame, muted: false })
      if (roomNow()) speaker()?.unlock()
      try {
        await screen.show(frame)
      } catch (thrown) {
        if (mine === run) player.pause()
        throw thrown
      }
      const heard = await Promise.race([sounds(() => seconds), wait(SOUND_WAIT_MS)])
      if (mine !== run || !state.playing || disposed) return
      if (heard !== true) {
        output?.stop()
        set({ muted: true })
      }
      lastPainted = frame
      resolution.rest()
      clock.start(seconds)
      keepRunning(mine)
    },
    pause() {
      run++
      output?.stop()
      if (!state.playing) return
      set({ playing: false, muted: false })
      // full size again
      if (resolution.share < 1 && !document.hidden) screen.show(state.frame).catch(() => undefined)
    },
    async seek(frame) {
      const resume = state.playing
      player.pause()
      set({ frame: Math.max(0, Math.min(Math.round(frame), state.lengthFrames - 1)) })
      await screen.show(state.frame)
      screen.prepare(state.frame)
      if (resume) await player.play()
    },
    async update(next) {
      player.pause()
      composition = next
      screen.open(next)
      const { lengthFrames } = next.timeline
      set({ lengthFrames, frame: Math.max(0, Math.min(state.frame, lengthFrames - 1)) })
      if (lengthFrames > 0) await screen.show(state.frame)
      settle()
    },
    dispose() {
      disposed = true
      player.pause()
      listeners.clear()
      void output?.dispose().catch(() => undefined)
      sound?.room.dispose()
      screen.dispose()
    },
  }
  if (first.timeline.lengthFrames > 0)
    screen
      .show(0)
      .catch(() => undefined)
      .then(() => settle())
  return player
}
