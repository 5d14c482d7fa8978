/** Owns the life of one player of the session: made when its canvas is there, told where to go, disposed with its element. */
import type { Player, PlayerState, Session } from '@contenthq/sdk'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

const nothingYet: PlayerState = { frame: 0, playing: false, ready: false, lengthFrames: 0 }

export class PlayerController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #player: Player | undefined
  #unsubscribe: (() => void) | undefined
  #canvas: HTMLCanvasElement | undefined
  /** The frame wanted while another is being painted; older wishes are dropped. */
  #wanted: number | undefined
  #seeking = false
  state: PlayerState = nothingYet

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#unsubscribe?.()
    this.#player?.dispose()
    this.#player = undefined
    this.#canvas = undefined
    this.state = nothingYet
  }

  /** Uses this canvas; makes the player the first time, at `frame`. Throws what the session throws. */
  open(session: Session, canvas: HTMLCanvasElement, frame: number): void {
    if (canvas === this.#canvas) return
    this.hostDisconnected()
    this.#canvas = canvas
    const player = session.createPlayer(canvas)
    this.#player = player
    this.#unsubscribe = player.subscribe(state => this.#take(state))
    this.#take(player.state)
    if (frame > 0) this.seek(frame)
  }

  toggle(): void {
    if (this.state.playing) {
      this.#player?.pause()
      return
    }
    const start = this.state.frame >= this.state.lengthFrames - 1 ? this.#player?.seek(0) : undefined
    void Promise.resolve(start)
      .then(() => this.#player?.play())
      .catch(() => undefined)
  }

  pause(): void {
    if (this.state.playing) this.#player?.pause()
  }

  /** Goes to a frame. Many wishes while one is painted become the last one. */
  seek(frame: number): void {
    this.#wanted = Math.min(Math.max(0, Math.round(frame)), Math.max(0, this.state.lengthFrames - 1))
    if (!this.#seeking) void this.#follow()
  }

  async #follow(): Promise<void> {
    this.#seeking = true
    while (this.#wanted !== undefined && this.#player) {
      const frame = this.#wanted
      this.#wanted = undefined
      // a frame that cannot be painted (its picture is missing) leaves the last one standing
      await this.#player.seek(frame).catch(() => undefined)
    }
    this.#seeking = false
  }

  #take(state: PlayerState): void {
    this.state = state
    // a player may tell its first state while the host is being drawn
    queueMicrotask(() => this.#host.requestUpdate())
  }
}
