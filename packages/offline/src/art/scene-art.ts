/** Owns the words that all environments share: what they are given and what they give back. Draws nothing. */
import type { Icon } from './icons.ts'
import type { Layout } from './layout.ts'
import type { Palette } from './palettes.ts'
import type { Random } from './random.ts'
import type { Season } from './seasons.ts'
import type { Pen } from './svg.ts'

/** Drawn by an environment itself, not an icon. */
export type Landmark = '#lighthouse' | '#black-hole' | '#pyramids' | '#volcano'

export type SceneArt = {
  readonly layout: Layout
  readonly palette: Palette
  readonly random: Random
  /** Smooth noise, -1..1. */
  readonly noise: (x: number, y: number) => number
  readonly pen: Pen
  readonly hero: Icon | undefined
  readonly landmark: Landmark | undefined
  readonly props: readonly Icon[]
  /** What the leaves are like; undefined: as in summer. */
  readonly season: Season | undefined
}

/** Markup by depth, so that a parallax can move each on its own. */
export type Depths = { readonly back: string; readonly middle: string; readonly front: string }

/** Pure: the same scene gives the same markup. */
export type Environment = (scene: SceneArt) => Depths
