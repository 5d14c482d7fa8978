/** Owns which scenes of a film are cards: those whose narration asks for one, never two in a row, and few in all. */
import type { Card, CardKind } from './card.ts'
import { findYears } from './figures.ts'
import { findFiguresCard, type Scored } from './find-figures-card.ts'
import { findDefinition, findMap, findQuote, findTimeline } from './find-words-card.ts'

type Text = { readonly title: string; readonly narration: string }

/** Of a film's scenes. */
const SHARE = 0.34
const most: Readonly<Record<CardKind, number>> = {
  number: 3,
  bars: 3,
  growth: 2,
  quote: 2,
  timeline: 2,
  map: 2,
  definition: 1,
}

function bestOf(scene: Text, filmTitle: string, years: readonly string[]): Scored | undefined {
  const { narration, title } = scene
  return [
    findFiguresCard(narration),
    findQuote(narration),
    findTimeline(narration, years),
    findMap(narration, title),
    findDefinition(narration, `${filmTitle} ${title}`),
  ]
    .filter(found => found !== undefined)
    .toSorted((a, b) => b.score - a.score)[0]
}

/** A card for each scene that gets one, by its index. The first scene, which carries the title, never does. */
export function planCards(filmTitle: string, scenes: readonly Text[]): ReadonlyMap<number, Card> {
  const years = scenes.flatMap(({ narration }) => findYears(narration).map(({ text }) => text))
  const offers = scenes
    .flatMap((scene, index) => {
      const found = index === 0 ? undefined : bestOf(scene, filmTitle, years)
      return found ? [{ index, ...found }] : []
    })
    .toSorted((a, b) => b.score - a.score || a.index - b.index)
  const cards = new Map<number, Card>()
  const uses = new Map<CardKind, number>()
  const room = Math.max(1, Math.floor(scenes.length * SHARE))
  for (const { index, card } of offers) {
    const used = uses.get(card.kind) ?? 0
    if (cards.size >= room || used >= most[card.kind] || cards.has(index - 1) || cards.has(index + 1)) continue
    cards.set(index, card)
    uses.set(card.kind, used + 1)
  }
  return cards
}
