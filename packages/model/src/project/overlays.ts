/** Owns what can be laid over a film or one of its scenes: logos and lower thirds, as data. Does not know how they look. */
import type { AssetHash } from './asset.ts'

export type OverlayId = string

/** Registry ids; the engine owns what they look like. */
export type LowerThirdStyleId = string

export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const
export type Corner = (typeof corners)[number]

/** When it is seen. In the film: seconds of the film. In a scene: seconds from where the scene stands alone. */
type Shown = {
  /** Seconds before it comes; 0. */
  readonly from?: number
  /** Seconds that it stays; absent: to the end. */
  readonly seconds?: number
}

/** A picture that stands still: a logo, a watermark. */
export type LogoOverlay = Shown & {
  readonly id: OverlayId
  readonly kind: 'logo'
  /** An image; of one that moves the first frame. */
  readonly asset: AssetHash
  /** A corner, or where its middle lies, in fractions of the frame. */
  readonly place: Corner | { readonly x: number; readonly y: number }
  /** Its longer side as a share of the frame's shorter side. */
  readonly size: number
  /** 0 to 1. */
  readonly opacity: number
  /** Kept inside the safe area, clear of players' controls; true. Otherwise inside the frame. */
  readonly safe?: boolean
}

/** Who or what is seen: a name, and a line below it that may be empty. */
export type LowerThirdOverlay = Shown & {
  readonly id: OverlayId
  readonly kind: 'lower-third'
  readonly name: string
  readonly line: string
  readonly style: LowerThirdStyleId
}

export type Overlay = LogoOverlay | LowerThirdOverlay

/** Least, most and usual value of a logo's choices. */
export const logoBounds = {
  size: { least: 0.02, most: 1, usual: 0.16 },
  opacity: { least: 0, most: 1, usual: 1 },
} as const

/** Longest texts that an edit takes, in characters. */
export const lowerThirdLengths = { name: 120, line: 200 } as const

/** Longest time of an overlay that an edit takes: a day, in seconds. */
const LONGEST = 86_400

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most

/** Why an edit does not take an overlay; undefined where it does. */
export function overlayFault(overlay: Overlay): string | undefined {
  const { from = 0, seconds = 1 } = overlay
  if (!isWithin(from, 0, LONGEST)) return 'It comes at 0 seconds or later.'
  if (!(seconds > 0 && seconds <= LONGEST)) return 'It stays for more than 0 seconds.'
  if (overlay.kind === 'lower-third') {
    const { name, line } = overlay
    if (name.length > lowerThirdLengths.name) return `A name has at most ${lowerThirdLengths.name} characters.`
    return line.length > lowerThirdLengths.line ? `A line has at most ${lowerThirdLengths.line} characters.` : undefined
  }
  const { place, size, opacity } = overlay
  if (!isWithin(size, logoBounds.size.least, logoBounds.size.most)) return 'A logo’s size lies between 0.02 and 1.'
  if (!isWithin(opacity, 0, 1)) return 'A logo’s opacity lies between 0 and 1.'
  if (typeof place !== 'string' && !(isWithin(place.x, 0, 1) && isWithin(place.y, 0, 1)))
    return 'A logo’s middle lies inside the frame.'
  return undefined
}
