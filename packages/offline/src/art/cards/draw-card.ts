/** Owns turning a card into depths like those of a place: the ground moves with the camera, words stand still. */
import { canSet, type LetterSet } from '../letters.ts'
import type { Depths, SceneArt } from '../scene-art.ts'
import { type Board, drawGround, layBoard } from './board.ts'
import { type Card, textsOf } from './card.ts'
import { drawBars, drawGrowth, drawMedallion, drawNumber } from './draw-figures.ts'
import { drawMap } from './draw-map.ts'
import { drawDefinition, drawQuote, drawTimeline } from './draw-words.ts'

/** `still` lies above everything and does not move. */
export type DrawnCard = Depths & { readonly still: string }

type Parts = { readonly front?: string; readonly still: string | undefined }

function drawParts(board: Board, card: Exclude<Card, { kind: 'map' }>): Parts {
  switch (card.kind) {
    case 'number':
      return { front: drawMedallion(board, card.share), still: drawNumber(board, card) }
    case 'bars':
      return { still: drawBars(board, card.bars) }
    case 'growth':
      return { still: drawGrowth(board, card.points) }
    case 'quote':
      return { still: drawQuote(board, card) }
    case 'timeline':
      return { still: drawTimeline(board, card.events) }
    case 'definition':
      return { front: drawMedallion(board), still: drawDefinition(board, card) }
  }
}

/** Undefined where the words do not fit the frame or cannot be set in the fonts: then the scene's place is drawn. */
export function drawCard(scene: SceneArt, card: Card, letters: LetterSet): DrawnCard | undefined {
  if (!textsOf(card).every(text => canSet(letters, text))) return undefined
  const board = layBoard(scene, letters)
  if (card.kind === 'map') {
    const map = drawMap(board, card)
    return map && { back: drawGround(board).back, middle: map.land, front: map.pins, still: '' }
  }
  const { still, front = '' } = drawParts(board, card)
  return still === undefined ? undefined : { ...drawGround(board), front, still }
}
