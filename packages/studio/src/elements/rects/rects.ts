/**
 * Owns choosing two parts of a picture, first and last seen: by pointer, or by keys on the part that has the focus
 * (arrows move, + and − resize). Does not know what moves between them.
 */
import type { AssetHash, UnitRect } from '@contenthq/model'
import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { t } from '../../locales/translate.ts'
import { StudioElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { rectsStyles } from './rects.styles.ts'
import { cornerBy, movedBy, resizedBy, shaped, shapeOf } from './unit-rects.ts'

export type Rects = { readonly from: UnitRect; readonly to: UnitRect }
type End = keyof Rects

const STEP = 0.01
const LONG_STEP = 0.1

const percent = (value: number): number => Math.round(value * 100)

/** Sends `chq-change` with both parts when one is let go, or after each key. */
export class ChqRects extends StudioElement {
  static override styles = [base, rectsStyles]
  static override properties: PropertyDeclarations = {
    hash: {},
    pictureRatio: { type: Number },
    frameRatio: { type: Number },
    value: { attribute: false },
    _moving: { state: true },
  }

  declare hash: AssetHash | undefined
  /** Width : height. */
  declare pictureRatio: number
  declare frameRatio: number
  declare value: Rects
  /** While a pointer holds one. */
  declare _moving: Rects | undefined
  #held: { readonly end: End; readonly corner: boolean; readonly x: number; readonly y: number } | undefined
  #start: Rects | undefined

  constructor() {
    super()
    this.pictureRatio = 16 / 9
    this.frameRatio = 16 / 9
    this.value = { from: [0, 0, 1, 1], to: [0, 0, 1, 1] }
  }

  get #shape(): number {
    return shapeOf(this.pictureRatio, this.frameRatio)
  }

  get #shown(): Rects {
    const { from, to } = this._moving ?? this.value
    return { from: shaped(from, this.#shape), to: shaped(to, this.#shape) }
  }

  override render() {
    return html`
      <chq-thumb-v0 style="--thumb-ratio:${this.pictureRatio}" .hash=${this.hash}></chq-thumb-v0>
      ${this.#part('from')}${this.#part('to')}
      <p id="keys" class="vh">${t('rects.keys')}</p>`
  }

  #part(end: End): TemplateResult {
    const shown = this.#shown
    const [x, y, width, height] = shown[end]
    const other = shown[end === 'from' ? 'to' : 'from']
    // the smaller one is in front, or it could not be reached
    const front = width < other[2] || (width === other[2] && end === 'to') ? 2 : 1
    const name = end === 'from' ? t('rects.start') : t('rects.end')
    return html`
      <button type="button" class=${end} aria-describedby="keys"
        aria-label=${t('rects.part', { name, width: percent(width), left: percent(x), top: percent(y) })}
        style="left:${x * 100}%;top:${y * 100}%;width:${width * 100}%;height:${height * 100}%;z-index:${front}"
        @pointerdown=${(event: PointerEvent) => this.#hold(event, end)}
        @pointermove=${this.#move}
        @pointerup=${this.#drop}
        @pointercancel=${this.#giveUp}
        @keydown=${(event: KeyboardEvent) => this.#key(event, end)}
      ><span>${name}</span><i></i></button>`
  }

  #hold(event: PointerEvent, end: End): void {
    if (event.button !== 0) return
    const part = event.currentTarget as HTMLElement
    part.setPointerCapture(event.pointerId)
    this.#start = this.#shown
    this.#held = {
      end,
      corner: (event.target as Element).localName === 'i',
      x: event.clientX,
      y: event.clientY,
    }
  }

  readonly #move = (event: PointerEvent): void => {
    const held = this.#held
    const start = this.#start
    if (!held || !start) return
    const { width, height } = this.getBoundingClientRect()
    const [across, down] = [(event.clientX - held.x) / width, (event.clientY - held.y) / height]
    const before = start[held.end]
    const after = held.corner
      ? cornerBy(before, Math.max(across, down / this.#shape), this.#shape)
      : movedBy(before, across, down, this.#shape)
    this._moving = { ...start, [held.end]: after }
  }

  readonly #drop = (): void => {
    const moved = this._moving
    this.#giveUp()
    if (moved) this.#settle(moved)
  }

  readonly #giveUp = (): void => {
    this.#held = undefined
    this.#start = undefined
    this._moving = undefined
  }

  #key(event: KeyboardEvent, end: End): void {
    if (event.key === 'Escape' && this.#held) {
      event.stopPropagation()
      this.#giveUp()
      return
    }
    const step = event.shiftKey ? LONG_STEP : STEP
    const before = this.#shown[end]
    const shape = this.#shape
    const moves: Readonly<Record<string, () => UnitRect>> = {
      ArrowLeft: () => movedBy(before, -step, 0, shape),
      ArrowRight: () => movedBy(before, step, 0, shape),
      ArrowUp: () => movedBy(before, 0, -step, shape),
      ArrowDown: () => movedBy(before, 0, step, shape),
      '+': () => resizedBy(before, 2 * STEP, shape),
      '=': () => resizedBy(before, 2 * STEP, shape),
      '-': () => resizedBy(before, -2 * STEP, shape),
    }
    const move = moves[event.key]
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    this.#settle({ ...this.#shown, [end]: move() })
  }

  #settle(value: Rects): void {
    this.value = value
    this.tell('chq-change', value)
  }
}
