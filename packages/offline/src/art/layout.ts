/**
 * Owns where things stand, by the shape of the frame: horizon, ground, hero, props, sky, and what must stay calm.
 * The short side is always 1080 units, so that strokes and textures look alike in every shape. Draws nothing.
 */
import type { SceneKind, Size } from '@contenthq/model'

/** `y` is the ground under a standing thing; `size` its longer side. */
export type Slot = { readonly x: number; readonly y: number; readonly size: number }

export type Layout = {
  readonly shape: 'wide' | 'tall' | 'square'
  readonly width: number
  readonly height: number
  readonly title: boolean
  readonly horizon: number
  /** Baseline of the hero: the caption plate lies below it. */
  readonly ground: number
  readonly hero: Slot
  readonly props: readonly Slot[]
  /** Middles of places in the air for small things. */
  readonly air: readonly Slot[]
  /** Middle of the main light: sun, moon or lamp. */
  readonly light: { readonly x: number; readonly y: number }
}

const SHORT = 1080

/**
 * On title scenes the left half (wide) or the upper third (tall, square) stays free for the words.
 * Below 0.78 of a wide, 0.61 of a tall, 0.75 of a square frame nothing important stands: captions lie there. `view` 0, 1, 2 moves hero and light
 * about; with each `visit` the hero is nearer or farther.
 */
export function layOut(size: Size, kind: SceneKind, view: number, visit: number): Layout {
  const scale = SHORT / Math.min(size.width, size.height)
  const [width, height] = [size.width * scale, size.height * scale]
  const title = kind === 'title'
  const ratio = width / height
  const nearness = [1, 0.78, 1.1][visit % 3] ?? 1
  const turn = [0.5, 0.1, 0.8][view % 3] ?? 0.5
  if (ratio > 1.2) {
    const hero = title ? 0.71 : turn < 0.34 ? 0.36 : turn < 0.67 ? 0.64 : 0.5
    const ground = height * 0.775
    const heroSize = height * (title ? 0.46 : 0.49 * nearness)
    const left = hero * width - heroSize * 0.5
    const right = hero * width + heroSize * 0.5
    const sides: Slot[] = [
      { x: right + height * 0.15, y: ground + height * 0.012, size: height * 0.225 },
      { x: left - height * 0.145, y: ground + height * 0.006, size: height * 0.215 },
      { x: left - height * 0.39, y: ground - height * 0.012, size: height * 0.17 },
      { x: right + height * 0.37, y: ground - height * 0.016, size: height * 0.165 },
    ].filter(slot => slot.x > width * (title ? 0.52 : 0.07) && slot.x < width * 0.93)
    const away = hero < 0.5 ? 0.76 : 0.24
    const light = {
      x: width * (title ? 0.62 : hero === 0.5 ? 0.68 : away + (hero < 0.5 ? -0.04 : 0.04)),
      y: height * 0.27,
    }
    return {
      shape: 'wide',
      width,
      height,
      title,
      horizon: height * 0.56,
      ground,
      hero: { x: hero * width, y: ground, size: heroSize },
      props: sides,
      air: [
        { x: width * (title ? 0.9 : hero > 0.5 ? 0.2 : 0.82), y: height * 0.22, size: height * 0.15 },
        { x: width * (title ? 0.56 : hero > 0.5 ? 0.4 : 0.6), y: height * 0.15, size: height * 0.11 },
        { x: width * (title ? 0.8 : 0.91), y: height * 0.12, size: height * 0.1 },
      ],
      light,
    }
  }
  const tall = ratio < 0.7
  // captions begin at 0.62 of a tall frame and 0.76 of a square one; a title of three lines ends at 0.45
  const ground = height * (tall ? 0.605 : 0.745)
  const heroSize = (tall ? width * (title ? 0.47 : 0.5) : height * (title ? 0.28 : 0.42)) * nearness
  const shift = title || tall ? 0 : turn < 0.4 ? -0.06 : turn < 0.8 ? 0.06 : 0
  const x = width * (0.5 + shift)
  const top = ground - heroSize
  return {
    shape: tall ? 'tall' : 'square',
    width,
    height,
    title,
    horizon: height * (tall ? 0.44 : title ? 0.57 : 0.53),
    ground,
    hero: { x, y: ground, size: heroSize },
    props: [
      { x: width * 0.85, y: ground + height * 0.006, size: width * (tall ? 0.21 : 0.18) },
      { x: width * 0.15, y: ground + height * 0.003, size: width * (tall ? 0.2 : 0.17) },
    ],
    air: [
      { x: width * 0.2, y: tall ? top - height * 0.06 : height * (title ? 0.42 : 0.2), size: width * 0.16 },
      { x: width * 0.82, y: tall ? top - height * 0.1 : height * (title ? 0.44 : 0.16), size: width * 0.13 },
    ],
    light: { x: width * (turn < 0.5 ? 0.66 : 0.34), y: height * (tall ? (title ? 0.37 : 0.24) : title ? 0.4 : 0.26) },
  }
}
