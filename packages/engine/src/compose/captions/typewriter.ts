/** Letters appear one by one on a dark sheet, with a cursor behind the last. */
import type { LaidCue, LaidWord } from '../../text/layout.ts'
import {
  bar,
  type CaptionStyle,
  leading,
  letterColumn,
  plateLayers,
  saidOf,
  spokenIndex,
  wordLayer,
} from './caption-style.ts'

/** How wide the word is with the letters that are there by now: whole letters, never halves. */
function typed({ letters }: LaidWord, said: number): number {
  const count = Math.min(letters.length, Math.ceil(letters.length * Math.min(1, said * 1.15)))
  return letters[count - 1] ?? 0
}

/** Blinks twice a second. */
function cursor(cue: LaidCue, frame: number, word: LaidWord | undefined) {
  if (!word || Math.floor(((frame - cue.fromFrame) / cue.rate) * 4) % 4 === 3) return []
  const [x, y, width, height] = leading(word.box, typed(word, saidOf(word, frame)), cue)
  const edge = cue.direction === 'rtl' ? x - cue.unit * 0.12 : x + width
  return bar([edge, y + height * 0.12, Math.max(2, cue.unit * 0.09), height * 0.76], [190, 242, 200, 1])
}

export const typewriter: CaptionStyle = {
  id: 'typewriter',
  label: 'Typewriter',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.048,
    colour: [190, 242, 200, 1],
    spoken: [190, 242, 200, 1],
    backing: { shape: 'block', colour: [8, 14, 12, 0.9], radius: 0.1, pad: 0.8 },
    effects: () => ({}),
    align: 'start',
    column: 0.62,
    leading: 1.3,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    const words = cue.words.slice(0, spoken + 1).flatMap((word, index) => {
      if (index < spoken) return wordLayer(word, word.key)
      return wordLayer(word, word.key, { clip: leading(letterColumn(word), typed(word, saidOf(word, frame)), cue) })
    })
    return [...plateLayers(cue), ...words, ...cursor(cue, frame, cue.words[spoken])]
  },
}
