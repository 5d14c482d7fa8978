/** Words of a text as narrations have them, and how like the browser's own line our words side by side are. */
import { captionStyleOf } from '../compose/captions/captions.ts'
import { captionFilm } from '../testing/exhibits.ts'
import { ssim } from '../testing/ssim.ts'
import { cutCues } from './cues.ts'
import { cssFont } from './fonts.ts'
import { layoutFilm } from './layout-film.ts'
import { spriteSpec, type TextSpec } from './sprite-spec.ts'
import { drawSprite } from './sprites.ts'

/** Cut by Intl.Segmenter, as narrations are, with the punctuation that is shown with each. */
export function wordsOf(text: string, language: string) {
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }, order) => ({
      start: index,
      end: index + segment.length,
      from: order / 10,
      to: order / 10,
    }))
  const clip = {
    sceneId: 's',
    timings: 't',
    style: 'plate',
    originSample: 0,
    startFrame: 0,
    lengthFrames: 10_000,
  }
  return cutCues(clip, { text, language, origin: 'phones', words }, { num: 30, den: 1 }, 10_000).flatMap(
    cue => cue.words,
  )
}

const WIDTH = 4000
const HEIGHT = 64

/** SSIM, over the letters' own box, of our words and of `other` (the same text) set by the browser in one. */
export function likenessToBrowser(text: string, other = text): number {
  const film = captionFilm('ticker', { width: WIDTH, height: 800 }, text)
  const cue = layoutFilm(film, captionStyleOf).cues[0]!
  const specs = cue.words.map(({ key }) => spriteSpec(key) as TextSpec)
  const [first] = specs
  const leftmost = cue.words.toSorted((a, b) => a.box[0] - b.box[0])[0]!
  const { shift = 0 } = spriteSpec(leftmost.key) as TextSpec
  // the box begins at the nearest whole pixel, the letters in quarters
  const left = leftmost.box[0] + Math.round(first!.size * 0.14) - (shift >= 2 ? 1 : 0) + shift / 4
  const right = Math.max(...cue.words.map(({ box }) => box[0] + box[2]))
  const top = cue.words[0]!.box[1]
  const [ours, theirs] = [0, 1].map(() => {
    const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true })!
    context.fillRect(0, 0, WIDTH, HEIGHT)
    context.translate(10 - Math.floor(left), 8 - top)
    return context
  }) as [OffscreenCanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]
  for (const { key, rect } of cue.words) ours.drawImage(drawSprite(spriteSpec(key)), rect[0], rect[1])
  theirs.font = cssFont(first!)
  theirs.direction = cue.direction
  theirs.textAlign = 'left'
  const [red, green, blue] = first!.colour
  theirs.fillStyle = `rgb(${red} ${green} ${blue})`
  theirs.fillText(other, left, baselineOf(first!, top))
  const size = { width: Math.min(WIDTH, Math.ceil((right - left + 24) / 8) * 8), height: HEIGHT }
  const luma = (context: OffscreenCanvasRenderingContext2D) => {
    const { data } = context.getImageData(0, 0, size.width, size.height)
    return Uint8Array.from({ length: data.length / 4 }, (_, at) => data[at * 4 + 1]!)
  }
  return ssim(luma(ours), luma(theirs), size)
}

function baselineOf(spec: TextSpec, top: number): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!
  context.font = cssFont(spec)
  return top + Math.ceil(context.measureText('Hg').fontBoundingBoxAscent)
}
