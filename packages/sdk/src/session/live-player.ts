/** Owns a player that is there at once and follows the project: the engine loads behind it, edits reach it by themselves. */
import type { AssetReader, Engine, Player as EnginePlayer } from '@contenthq/engine'
import type { ProjectDocument } from '@contenthq/model'
import { compositionOf } from '../film/composition.ts'
import type { Player, PlayerState } from '../session-contract.ts'
import type { Store } from '../state/store.ts'

export type LivePlayerInput = {
  readonly canvas: HTMLCanvasElement
  readonly store: Store
  readonly engine: Engine
  readonly assets: AssetReader
  readonly onDispose: () => void
}

/** Edits within this time are shown together. */
const FOLLOW_AFTER_MS = 60

export function createLivePlayer({ canvas, store, engine, assets, onDispose }: LivePlayerInput): Player {
  const listeners = new Set<(state: PlayerState) => void>()
  let state: PlayerState = {
    frame: 0,
    playing: false,
    ready: false,
    lengthFrames: store.state.timeline?.lengthFrames ?? 0,
  }
  let player: EnginePlayer | undefined
  let shown: ProjectDocument | undefined
  let disposed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let wish = 0

  const announce = (next: PlayerState) => {
    state = next
    for (const listener of listeners) listener(state)
  }

  /** Loads or updates the engine's player with the newest document; one at a time. */
  let following: Promise<void> = Promise.resolve()
  const follow = (): Promise<void> => {
    following = following
      .then(async () => {
        const { project } = store.state
        if (disposed || !project || project === shown || project.scenes.length === 0) return
        shown = project
        const composition = await compositionOf(project, { assets, styles: engine.styles })
        if (disposed) return
        if (player) return player.update(composition)
        player = engine.createPlayer(canvas, composition)
        player.subscribe(announce)
        announce(player.state)
        if (wish > 0) await player.seek(wish)
      })
      .catch(() => undefined) // a picture that is missing now is shown with the next change
    return following
  }

  const stop = store.subscribe(() => {
    if (store.state.project === shown) return
    clearTimeout(timer)
    timer = setTimeout(() => void follow(), FOLLOW_AFTER_MS)
  })
  void follow()

  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async play() {
      await follow()
      await player?.play()
    },
    pause: () => player?.pause(),
    async seek(frame) {
      wish = frame
      await follow()
      await player?.seek(frame)
    },
    dispose() {
      disposed = true
      clearTimeout(timer)
      stop()
      listeners.clear()
      player?.dispose()
      onDispose()
    },
  }
}
