/** Owns the curves of movement: 0..1 → 0..1, exact at both ends. Formulas after Robert Penner's. */

export const clamp01 = (value: number): number => Math.min(1, Math.max(0, value))

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t

/** Slow at both ends (cubic). */
export const easeInOut = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2)

/** Slow at both ends, hardly faster between: for movements of many seconds. */
export const easeInOutSine = (t: number): number => (1 - Math.cos(Math.PI * t)) / 2

/** Slow at the end (cubic). */
export const easeOut = (t: number): number => 1 - (1 - t) ** 3

/** Beyond the end by a tenth, and back. */
export const overshoot = (t: number): number => 1 + 2.70158 * (t - 1) ** 3 + 1.70158 * (t - 1) ** 2

/** 0 at both ends, 1 in the middle. */
export const arch = (t: number): number => 4 * t * (1 - t)
