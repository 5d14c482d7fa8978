/** Owns moving a card by pointer: lifts after 4 px (300 ms of touch), shows where it lands, Escape puts it back. */
import type { SceneId } from '@contenthq/model'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

const LIFT_PX = 4
const LONG_PRESS_MS = 300

type Host = ReactiveControllerHost & HTMLElement

export type Landing = { readonly scene: SceneId; readonly side: 'before' | 'after' }

/** Cards carry `data-scene`. `drop` gets the scene and the one it shall follow (null: to the front). */
export class Reorder implements ReactiveController {
  readonly #host: Host
  readonly #drop: (scene: SceneId, after: SceneId | null) => void
  #from: { readonly x: number; readonly y: number; readonly id: number; readonly card: HTMLElement } | undefined
  #press: ReturnType<typeof setTimeout> | undefined
  #justDropped = false
  /** The lifted scene, how far it is moved, and where it would land. */
  lifted: SceneId | undefined
  offset = { x: 0, y: 0 }
  landing: Landing | undefined

  constructor(host: Host, drop: (scene: SceneId, after: SceneId | null) => void) {
    this.#host = host
    this.#drop = drop
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.addEventListener('touchmove', this.#hold, { passive: false })
    this.#host.addEventListener('contextmenu', this.#hold)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('touchmove', this.#hold)
    this.#host.removeEventListener('contextmenu', this.#hold)
    this.#end()
  }

  /** True once after a drop, so that the click that follows selects nothing. */
  get swallowClick(): boolean {
    const swallow = this.#justDropped
    this.#justDropped = false
    return swallow
  }

  readonly down = (event: PointerEvent): void => {
    const card = (event.currentTarget as HTMLElement).closest<HTMLElement>('[data-scene]')
    if (!card || event.button !== 0) return
    this.#justDropped = false
    this.#from = { x: event.clientX, y: event.clientY, id: event.pointerId, card }
    if (event.pointerType === 'touch') this.#press = setTimeout(() => this.#lift(), LONG_PRESS_MS)
  }

  readonly move = (event: PointerEvent): void => {
    const from = this.#from
    if (!from || event.pointerId !== from.id) return
    const offset = { x: event.clientX - from.x, y: event.clientY - from.y }
    if (!this.lifted) {
      if (Math.hypot(offset.x, offset.y) < LIFT_PX) return
      if (event.pointerType === 'touch') {
        this.#end()
        return
      }
      this.#lift()
    }
    this.offset = offset
    this.landing = this.#landingAt(event.clientX, event.clientY)
    this.#host.requestUpdate()
  }

  readonly up = (): void => {
    const { lifted, landing } = this
    this.#justDropped = lifted !== undefined
    this.#end()
    if (!lifted || !landing || landing.scene === lifted) return
    const order = this.#cards()
      .map(card => card.dataset.scene!)
      .filter(id => id !== lifted)
    const at = order.indexOf(landing.scene)
    this.#drop(lifted, landing.side === 'after' ? landing.scene : (order[at - 1] ?? null))
  }

  readonly cancel = (): void => this.#end()

  /** Puts a lifted card back. Answers whether there was one. */
  escape(): boolean {
    const was = this.lifted !== undefined
    this.#justDropped = was
    this.#end()
    return was
  }

  readonly #hold = (event: Event): void => {
    if (this.lifted) event.preventDefault()
  }

  #lift(): void {
    if (!this.#from) return
    this.lifted = this.#from.card.dataset.scene
    this.#from.card.setPointerCapture(this.#from.id)
    this.#host.requestUpdate()
  }

  #end(): void {
    clearTimeout(this.#press)
    this.#from = undefined
    this.lifted = undefined
    this.landing = undefined
    this.offset = { x: 0, y: 0 }
    this.#host.requestUpdate()
  }

  #cards(): readonly HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-scene]') ?? [])]
  }

  #landingAt(x: number, y: number): Landing | undefined {
    const boxes = this.#cards()
      .filter(card => card.dataset.scene !== this.lifted)
      .map(card => ({ scene: card.dataset.scene!, box: card.getBoundingClientRect() }))
    const distance = ({ box }: (typeof boxes)[number]) =>
      Math.hypot(x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2)
    const nearest = boxes.reduce<(typeof boxes)[number] | undefined>(
      (best, each) => (!best || distance(each) < distance(best) ? each : best),
      undefined,
    )
    if (!nearest) return undefined
    const { box, scene } = nearest
    // one column: above or below; several: left or right
    const column = boxes.length < 2 || boxes.every(other => other.box.left === box.left)
    const before = column ? y < (box.top + box.bottom) / 2 : x < (box.left + box.right) / 2
    return { scene, side: before ? 'before' : 'after' }
  }
}
