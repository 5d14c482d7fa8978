/** A bright edge is drawn below each line, the words rise out of it and sink behind it again. */
import { easeInOut, easeOut } from '../easing.ts'
import { bar, type CaptionStyle, darkRim, leading, sinceFrame, spokenIndex, wordLayer } from './caption-style.ts'

export const rise: CaptionStyle = {
  id: 'rise',
  label: 'Rise',
  look: {
    family: 'caption',
    weight: 700,
    size: 0.072,
    colour: [255, 255, 255, 1],
    spoken: [130, 214, 255, 1],
    effects: darkRim(0.07),
    place: 'middle',
    align: 'start',
    column: 0.7,
    leading: 1.42,
    characters: 44,
  },
  draw: (cue, frame) => {
    const spoken = spokenIndex(cue, frame)
    const leave = 1 - easeInOut(sinceFrame(cue, cue.toFrame - cue.rate * 0.25, frame, 0.25))
    const linesOf = new Map(cue.words.map(({ line }) => [line, cue.words.filter(word => word.line === line)]))
    const edges = [...linesOf].flatMap(([line, words]) => {
      const left = Math.min(...words.map(({ box }) => box[0]))
      const right = Math.max(...words.map(({ box }) => box[0] + box[2]))
      const bottom = Math.max(...words.map(({ box }) => box[1] + box[3]))
      const thick = Math.max(2, cue.unit * 0.11)
      const drawn = Math.min(leave, easeOut(sinceFrame(cue, cue.fromFrame + line * cue.rate * 0.1, frame, 0.3)))
      const edge = leading([left, bottom, right - left, thick], drawn, cue)
      return [
        ...bar([edge[0] - 1, edge[1] - 1, edge[2] > 0 ? edge[2] + 2 : 0, thick + 2], [10, 12, 20, 1]),
        ...bar(edge, [130, 214, 255, 1]),
      ]
    })
    const words = cue.words.flatMap((word, index) => {
      const [x, y, width] = word.rect
      const height = word.box[1] + word.box[3] - y
      const shown = Math.min(leave, easeOut(sinceFrame(cue, cue.fromFrame + word.line * cue.rate * 0.1, frame, 0.4)))
      return wordLayer(word, index === spoken ? word.spokenKey : word.key, {
        down: (1 - shown) * height,
        clip: [x, y, width, height],
        opacity: shown > 0 ? 1 : 0,
      })
    })
    return [...edges, ...words]
  },
}
