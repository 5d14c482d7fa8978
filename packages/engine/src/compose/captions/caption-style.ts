/** Owns the shape of a caption style: how its words look, and which layers one frame of a cue has. */
import type { Colour, Layer, Rect } from '../../display-list.ts'
import type { CaptionLook } from '../../text/caption-look.ts'
import type { LaidCue, LaidWord } from '../../text/layout.ts'
import { clamp01 } from '../easing.ts'

export type CaptionStyle = {
  readonly id: string
  readonly label: string
  readonly look: CaptionLook
  /** Back to front. Pure: the same cue and frame give the same layers. */
  readonly draw: (cue: LaidCue, frame: number) => readonly Layer[]
}

/** A word counts as spoken from its first frame until the next word's: no flicker in the gaps between words. */
export function spokenIndex({ words }: LaidCue, frame: number): number {
  let spoken = -1
  words.forEach((word, index) => {
    if (frame >= word.fromFrame) spoken = index
  })
  return spoken
}

/** 0..1 over the first `seconds` from a frame on; negative delays never show. */
export const sinceFrame = (cue: LaidCue, from: number, frame: number, seconds: number): number =>
  clamp01((frame - from + 1) / Math.max(1, seconds * cue.rate))

/** How much of the word has been said, 0..1. */
export const saidOf = ({ fromFrame, toFrame }: LaidWord, frame: number): number =>
  clamp01((frame - fromFrame + 1) / Math.max(1, toFrame - fromFrame))

export type Change = {
  /** Around the middle of the word; 1. */
  readonly scale?: number
  /** Output pixels. */
  readonly across?: number
  readonly down?: number
  readonly opacity?: number
  readonly clip?: Rect
}

/** A word as it is, or changed; nothing where it cannot be seen. */
export function wordLayer(
  word: LaidWord,
  key: string,
  { scale = 1, across = 0, down = 0, opacity = 1, clip }: Change = {},
): readonly Layer[] {
  if (opacity <= 0 || scale <= 0) return []
  const [x, y, width, height] = word.rect
  const [boxX, boxY, boxWidth, boxHeight] = word.box
  const [middleX, middleY] = [boxX + boxWidth / 2, boxY + boxHeight / 2]
  const still = scale === 1
  // at its own size a word stands on whole pixels, where it is sharp
  const place = (value: number, shift: number) => (still ? Math.round(value + shift) : value + shift)
  return [
    {
      source: { kind: 'sprite', key },
      target: [
        place(middleX + (x - middleX) * scale, across),
        place(middleY + (y - middleY) * scale, down),
        width * scale,
        height * scale,
      ],
      ...(opacity < 1 ? { opacity } : {}),
      ...(clip ? { clip } : {}),
    },
  ]
}

/** Every word once, the spoken one in its second colour. */
export function wordLayers(cue: LaidCue, frame: number): readonly Layer[] {
  const spoken = spokenIndex(cue, frame)
  return cue.words.flatMap((word, index) => wordLayer(word, index === spoken ? word.spokenKey : word.key))
}

export const plateLayers = ({ plates }: LaidCue, change: Pick<Layer, 'opacity' | 'clip'> = {}): readonly Layer[] =>
  plates.map(({ key, rect }) => ({ source: { kind: 'sprite', key }, target: rect, ...change }))

/** A plain rectangle on whole pixels; nothing where it has no size. */
export function bar([x, y, width, height]: Rect, colour: Colour): readonly Layer[] {
  const target = [Math.round(x), Math.round(y), Math.round(width), Math.round(height)] as const
  return target[2] > 0 && target[3] > 0 ? [{ source: { kind: 'fill', colour }, target }] : []
}

/** The first `share` of a rectangle, from where reading starts; it ends on a whole pixel, where a clip costs nothing. */
export function leading([x, y, width, height]: Rect, share: number, { direction }: LaidCue): Rect {
  const shown = Math.round(width * share)
  return [direction === 'rtl' ? x + width - shown : x, y, shown, height]
}

/** A word's sprite is larger than its letters; this rectangle cuts nothing of it above or below. */
export const letterColumn = ({ rect, box }: LaidWord): Rect => [box[0], rect[1], box[2], rect[3]]

/** A dark rim that holds white letters on any picture. */
export const darkRim =
  (share: number): CaptionLook['effects'] =>
  size => ({
    outline: { colour: [10, 12, 20, 1], width: Math.max(2, size * share) },
    shadow: { colour: [0, 0, 0, 0.6], blur: Math.round(size * 0.12), y: Math.round(size * 0.04) },
  })
