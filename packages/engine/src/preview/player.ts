/**
 * Owns the preview: the same composer, painter and mix as the export, shown in a canvas with sound. Paints only when
 * the frame changed. Knows no project; `update` gives it a new composition.
 */
import { type AssetHash, asContentHQError, frameToSample } from '@contenthq/model'
import { createMix, expectedFilmGain, type Mix } from '../audio/mix.ts'
import { readSound } from '../audio/read-sound.ts'
import type { Sound } from '../audio/sound.ts'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import { createComposer } from '../compose/compose.ts'
import { maxZoomOf } from '../compose/motions/motions.ts'
import type { AssetReader, Composition } from '../composition.ts'
import type { DisplayList } from '../display-list.ts'
import { createPictureCache, type PictureCache } from '../media/picture-cache.ts'
import { createCanvasPainter } from '../painters/canvas/canvas-painter.ts'
import { sourcesOf } from '../render/segment-jobs.ts'
import type { TextLayout } from '../text/layout.ts'
import { spriteSpec } from '../text/sprite-spec.ts'
import { drawSprite } from '../text/sprites.ts'
import { frameAt } from './clock.ts'
import { createSoundOutput, type SoundOutput } from './sound-output.ts'

export type PlayerState = {
  readonly frame: number
  readonly playing: boolean
  /** The current frame is painted. */
  readonly ready: boolean
  readonly lengthFrames: number
}

export type Player = {
  readonly state: PlayerState
  subscribe(listener: (state: PlayerState) => void): () => void
  play(): Promise<void>
  pause(): void
  /** Resolves when the frame is painted. */
  seek(frame: number): Promise<void>
  /** Shows another composition, at the same frame where there still is one. */
  update(composition: Composition): Promise<void>
  dispose(): void
}

export type PlayerInput = {
  readonly canvas: HTMLCanvasElement
  readonly composition: Composition
  readonly assets: AssetReader
  /** Lays a composition out; loads the fonts first. */
  readonly layout: (composition: Composition) => Promise<TextLayout>
  /** Told each frame that was painted, and what it shows. */
  readonly onPainted?: (frame: number, list: DisplayList) => void
}

type Scene = {
  readonly composition: Composition
  readonly compose: (frame: number) => DisplayList
  readonly cache: PictureCache
}

export function createPlayer({ canvas, composition: first, assets, layout, onPainted }: PlayerInput): Player {
  const painter = createCanvasPainter(canvas.getContext('2d', { alpha: false })!)
  const listeners = new Set<(state: PlayerState) => void>()
  const sprites = new Map<string, ImageBitmap>()
  const sounds = new Map<AssetHash, Sound>()
  let state: PlayerState = { frame: 0, playing: false, ready: false, lengthFrames: first.timeline.lengthFrames }
  let scene: Promise<Scene> = open(first)
  let mix: Mix | undefined
  let output: SoundOutput | undefined
  let raf = 0
  let generation = 0
  let disposed = false

  function set(change: Partial<PlayerState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
  }

  async function open(composition: Composition): Promise<Scene> {
    const laid = await layout(composition)
    const { pictures } = composition.timeline
    const cache = createPictureCache(
      composition,
      assets,
      hash => maxZoomOf(pictures.filter(clip => clip.asset === hash)),
      5,
    )
    return { composition, compose: createComposer(composition, laid), cache }
  }

  async function paint(frame: number): Promise<void> {
    const mine = ++generation
    const { composition, compose, cache } = await scene
    const { width, height } = composition.size
    const list = compose(Math.min(frame, composition.timeline.lengthFrames - 1))
    const used = sourcesOf([list])
    const pictures = new Map<AssetHash, ImageBitmap>()
    for (const hash of used.pictures) pictures.set(hash, await cache.get(hash))
    const frames = await cache.frames(list)
    if (mine !== generation || disposed) return // a later frame is on its way
    for (const key of used.sprites) if (!sprites.has(key)) sprites.set(key, drawSprite(spriteSpec(key)))
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    painter.paint(list, { pictures, sprites, frames })
    onPainted?.(frame, list)
    if (!state.ready) set({ ready: true })
  }

  /** Decodes what comes soon, so that a cut does not stall. */
  async function lookAhead(frame: number): Promise<void> {
    const { composition, cache } = await scene
    const next = composition.timeline.pictures.find(clip => clip.startFrame > frame)
    if (next?.asset && next.startFrame - frame < 90) await cache.get(next.asset).catch(() => undefined)
  }

  async function prepareSound(): Promise<Mix> {
    if (mix) return mix
    const { composition } = await scene
    const plan = resolveSoundPlan(composition)
    for (const hash of soundFiles(plan))
      if (!sounds.has(hash)) sounds.set(hash, await readSound(await assets.read(hash)))
    mix = createMix(plan, sounds, { gain: expectedFilmGain(plan) })
    return mix
  }

  function stopClock(): void {
    cancelAnimationFrame(raf)
    output?.stop()
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
      const startFrame = state.frame >= state.lengthFrames - 1 ? 0 : state.frame
      set({ playing: true, frame: startFrame })
      try {
        const { composition } = await scene
        const rate = composition.timeline.frameRate
        await prepareSound()
        await paint(startFrame)
        if (!state.playing || disposed) return
        output ??= createSoundOutput(
          () => mix!,
          () => frameToSample(state.lengthFrames, rate),
        )
        const startTime = await output.start(frameToSample(startFrame, rate))
        const tick = () => {
          if (!state.playing || disposed) return
          const frame = frameAt(output!.now(), startTime, startFrame, rate)
          if (frame >= state.lengthFrames) {
            set({ frame: state.lengthFrames - 1 })
            player.pause()
            return
          }
          if (frame !== state.frame) {
            set({ frame })
            paint(frame).catch(() => player.pause())
            if (frame % 15 === 0) void lookAhead(frame)
          }
          raf = requestAnimationFrame(tick)
        }
        raf = requestAnimationFrame(tick)
      } catch (thrown) {
        set({ playing: false })
        throw asContentHQError(thrown)
      }
    },
    pause() {
      stopClock()
      if (state.playing) set({ playing: false })
    },
    async seek(frame) {
      const resume = state.playing
      player.pause()
      set({ frame: Math.max(0, Math.min(Math.round(frame), state.lengthFrames - 1)) })
      await paint(state.frame)
      if (resume) await player.play()
    },
    async update(composition) {
      const before = scene
      player.pause()
      mix = undefined
      scene = open(composition)
      scene.catch(() => undefined)
      before.then(old => old.cache.dispose()).catch(() => undefined)
      const { lengthFrames } = composition.timeline
      set({ lengthFrames, frame: Math.max(0, Math.min(state.frame, lengthFrames - 1)) })
      if (lengthFrames > 0) await paint(state.frame)
    },
    dispose() {
      disposed = true
      player.pause()
      listeners.clear()
      void output?.dispose()
      void scene.then(old => old.cache.dispose()).catch(() => undefined)
      for (const sprite of sprites.values()) sprite.close()
      sprites.clear()
    },
  }
  if (first.timeline.lengthFrames > 0) paint(0).catch(() => undefined)
  return player
}
