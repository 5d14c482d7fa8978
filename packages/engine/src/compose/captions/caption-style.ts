/** Owns the shape of a caption style: how its words look, and which layers one frame of a cue has. */
import type { Layer } from '../../display-list.ts'
import type { CaptionLook } from '../../text/caption-look.ts'
import type { LaidCue } from '../../text/layout.ts'

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

/** Every word once, the spoken one in its second colour. */
export function wordLayers(cue: LaidCue, frame: number): readonly Layer[] {
  const spoken = spokenIndex(cue, frame)
  return cue.words.map((word, index) => ({
    source: { kind: 'sprite', key: index === spoken ? word.spokenKey : word.key },
    target: word.rect,
  }))
}

export const plateLayers = ({ plates }: LaidCue): readonly Layer[] =>
  plates.map(({ key, rect }) => ({ source: { kind: 'sprite', key }, target: rect }))
