/** Owns what a card can say: figures, quotes, dates, places and definitions, as the narration has them. Draws nothing. */

export type Card =
  | {
      readonly kind: 'number'
      readonly figure: string
      /** The clause before and after the figure. */
      readonly lead?: string
      readonly rest?: string
      /** Of a part of a whole, 0..1. */
      readonly share?: number
    }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | { readonly kind: 'growth'; readonly points: readonly Bar[] }
  | { readonly kind: 'quote'; readonly words: string; readonly by?: string }
  | { readonly kind: 'timeline'; readonly events: readonly Moment[] }
  | { readonly kind: 'map'; readonly places: readonly Place[]; readonly route: 'yes' | 'no' }
  | { readonly kind: 'definition'; readonly term: string; readonly meaning: string }

export type CardKind = Card['kind']

/** `text` is the figure as it stands in the narration, `value` only decides how long its bar is. */
export type Bar = { readonly label: string; readonly text: string; readonly value: number }

/** A date of the film; without a label it belongs to another scene. */
export type Moment = { readonly date: string; readonly label?: string }

/** In degrees. */
export type Place = { readonly name: string; readonly longitude: number; readonly latitude: number }

/** Everything that is set on a card, in reading order. */
export function textsOf(card: Card): readonly string[] {
  switch (card.kind) {
    case 'number':
      return [card.lead, card.figure, card.rest].filter(text => text !== undefined)
    case 'bars':
      return card.bars.flatMap(({ label, text }) => [label, text])
    case 'growth':
      return card.points.flatMap(({ label, text }) => [label, text])
    case 'quote':
      return [card.words, ...(card.by === undefined ? [] : [card.by])]
    case 'timeline':
      return card.events.flatMap(({ date, label }) => (label === undefined ? [date] : [date, label]))
    case 'map':
      return card.places.map(({ name }) => name)
    case 'definition':
      return [card.term, card.meaning]
  }
}
