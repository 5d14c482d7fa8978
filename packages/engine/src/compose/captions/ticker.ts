/** One line on a strip at the top runs past, so that the spoken word stays in sight. */
import type { LaidCue } from '../../text/layout.ts'
import { lerp } from '../easing.ts'
import { type CaptionStyle, plateLayers, saidOf, spokenIndex, wordLayer } from './caption-style.ts'

/** Way of the line, output pixels: the middle of what is being said lies in the middle of the frame. */
function runOf(cue: LaidCue, frame: number): number {
  const spoken = spokenIndex(cue, frame)
  const word = cue.words[Math.max(0, spoken)]
  if (!word) return 0
  const next = cue.words[spoken + 1] ?? word
  const centre = ({ box }: typeof word) => box[0] + box[2] / 2
  const at = spoken < 0 ? centre(word) : lerp(centre(word), centre(next), saidOf(word, frame))
  return cue.safe[0] + cue.safe[2] / 2 - at
}

export const ticker: CaptionStyle = {
  id: 'ticker',
  label: 'Ticker',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.05,
    colour: [255, 236, 160, 1],
    spoken: [255, 255, 255, 1],
    backing: { shape: 'band', colour: [14, 22, 54, 0.96], radius: 0 },
    effects: () => ({}),
    arrange: 'strip',
    place: 'top',
    characters: 140,
  },
  draw: (cue, frame) => {
    const [left, top, width, height] = cue.safe
    const clip = [left, top, width, height] as const
    const across = runOf(cue, frame)
    return [
      ...plateLayers(cue),
      ...cue.words.flatMap((word, index) =>
        word.box[0] + across + word.box[2] < left || word.box[0] + across > left + width
          ? []
          : wordLayer(word, index === spokenIndex(cue, frame) ? word.spokenKey : word.key, { across, clip }),
      ),
    ]
  },
}
