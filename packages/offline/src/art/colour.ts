/** Owns colour arithmetic in Oklab, memoised: one picture asks for the same mixes many times. */
import { formatHex, interpolate, modeOklab, modeOklch, modeRgb, useMode } from 'culori/fn'

useMode(modeRgb)
useMode(modeOklab)
const toOklch = useMode(modeOklch)

const mixes = new Map<string, string>()
const MEMORY = 5_000

function remember(key: string, make: () => string): string {
  const known = mixes.get(key)
  if (known !== undefined) return known
  if (mixes.size > MEMORY) mixes.clear()
  const made = make()
  mixes.set(key, made)
  return made
}

/** `share` 0 is all `from`, 1 all `to`. Colours are #rrggbb. */
export const mix = (from: string, to: string, share: number): string =>
  remember(`${from}${to}${share.toFixed(3)}`, () => formatHex(interpolate([from, to], 'oklab')(share)) ?? from)

/** Changes lightness by `by` (-1..1) and multiplies chroma. */
export const shade = (colour: string, by: number, chroma = 1): string =>
  remember(`${colour}:${by.toFixed(3)}:${chroma}`, () => {
    const { l, c, h } = toOklch(colour) ?? { l: 0.5, c: 0, h: 0 }
    return formatHex({ mode: 'oklch', l: Math.min(1, Math.max(0, l + by)), c: c * chroma, h: h ?? 0 }) ?? colour
  })

/** Oklch lightness, 0..1. */
export const lightness = (colour: string): number => toOklch(colour)?.l ?? 0
