/** Owns the cards of figures: one number, several compared, one that grew. Labels are the narration's own words. */
import type { Bar, Card } from './card.ts'
import { type Figure, findFigures, findYears } from './figures.ts'

export type Scored = { readonly card: Card; readonly score: number }

const MOST_BARS = 5
const LABEL_WORDS = 4
const LABEL_LETTERS = 30

/** From here on a clause says what its subject does. */
const VERB =
  /\s+(?:is|are|was|were|has|have|had|can|could|may|will|would|takes?|took|makes?|made|uses?|used|needs?|needed|gets?|got|gives?|gave|holds?|held|contains?|contained|covers?|covered|accounts?|accounted|reach(?:es|ed)?|lives?|lived|weighs?|weighed|grows?|grew|costs?|cost|earns?|earned|pays?|paid|produces?|produced|consumes?|consumed|travels?|travelled|runs?|ran|about|only|just|up|some|nearly|almost|around|roughly|over|under|more|less|fewer|at|in|to|with|from|for|by|of its|of their)\b/iu
const POINTING =
  /^(?:it|they|he|she|this|that|these|those|we|you|who|which|there|its|their|his|her|one|some|others?|each|both|what)\b/iu
const CLAUSE = /[,;:]\s|\s[–—]\s|\.\s|\s(?:while|whereas|but|and|compared (?:with|to)|against)\s/giu

type Clause = { readonly start: number; readonly text: string }

function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let start = 0
  for (const match of text.matchAll(CLAUSE)) {
    clauses.push({ start, text: text.slice(start, match.index) })
    start = match.index + match[0].length
  }
  return [...clauses, { start, text: text.slice(start) }]
}

/** Not after an initial. */
const SENTENCE_END = /(?<!\b\p{Lu})[.!?](?:\s+|$)/gu

const sentenceAt = (text: string, at: number): Clause => {
  const before = [...text.slice(0, at).matchAll(SENTENCE_END)].reduce((_, end) => end.index + end[0].length, 0)
  const rest = text.slice(at).search(SENTENCE_END)
  return { start: before, text: text.slice(before, rest < 0 ? text.length : at + rest) }
}

const isShort = (label: string): boolean =>
  label !== '' && label.split(/\s+/u).length <= LABEL_WORDS && label.length <= LABEL_LETTERS

const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase('en') + text.slice(1)

/** What a clause is about, in few words; undefined where that is not sure. */
function subjectOf(clause: string): string | undefined {
  const subject = (clause.split(VERB)[0] ?? '').trim().replace(/^(?:and|but|while|the|an?)\s+/iu, '')
  return isShort(subject) && !POINTING.test(subject) && !/\d/u.test(subject) ? capitalised(subject) : undefined
}

/** Several figures of one unit, each with a subject of its own. */
function findBars(text: string, figures: readonly Figure[]): Scored | undefined {
  const clauses = clausesOf(text)
  const bars: Bar[] = []
  for (const figure of figures) {
    if (figure.unit !== figures[0]?.unit) continue
    const clause = clauses.findLast(({ start }) => start <= figure.start)
    const before = clause?.text.slice(0, figure.start - clause.start) ?? ''
    const label = subjectOf(before)
    if (!label || bars.some(bar => bar.label === label) || before.trim() === label) continue
    bars.push({ label, text: figure.text, value: figure.value })
  }
  const most = Math.max(...bars.map(({ value }) => value))
  const least = Math.min(...bars.map(({ value }) => value))
  if (bars.length < 2 || bars.length > MOST_BARS || least <= 0 || most / least > 60) return undefined
  return { card: { kind: 'bars', bars }, score: 1.2 }
}

/** Figures of one unit with a year each, or from one figure to another. */
function findGrowth(text: string, figures: readonly Figure[]): Scored | undefined {
  const years = findYears(text)
  const points = new Map<string, Bar>()
  for (const figure of figures) {
    if (figure.unit !== figures[0]?.unit) continue
    const sentence = sentenceAt(text, figure.start)
    const near = years
      .filter(({ start }) => start >= sentence.start && start < sentence.start + sentence.text.length)
      .toSorted((a, b) => Math.abs(a.start - figure.start) - Math.abs(b.start - figure.start))
      .find(({ text: year }) => !points.has(year))
    if (near) points.set(near.text, { label: near.text, text: figure.text, value: figure.value })
  }
  const list = [...points.values()].toSorted((a, b) => Number(a.label) - Number(b.label))
  if (list.length >= 2 && list.length <= MOST_BARS) return { card: { kind: 'growth', points: list }, score: 1.3 }
  const [one, other] = figures
  if (!one || !other || figures.length !== 2) return undefined
  const between = text.slice(one.end, other.start)
  const isRise =
    /\bfrom\s+(?:about |around |just |only |some )?$/iu.test(text.slice(0, one.start)) && /^\s+to\s/iu.test(between)
  const sameUnit = one.unit === other.unit || one.unit === ''
  if (!isRise || !sameUnit || between.length > 30) return undefined
  const pair = [one, other].map(({ text: said, value }) => ({ label: '', text: said, value }))
  return { card: { kind: 'growth', points: pair }, score: 1.15 }
}

const LEAD_WORDS = 9
const REST_WORDS = 11
/** A figure followed by these is told from here on; otherwise its subject stands before it. */
const COUNTED = /^(?:of|in|per|an?|times|people|species|the)\b/iu

const within = (words: string, most: number): boolean =>
  words !== '' && words.split(/\s+/u).length <= most && words.length <= most * 7

/** The clause of the figure, word for word: what stands before it, the figure, what follows. */
function setOut(text: string, figure: Figure): { readonly lead?: string; readonly rest?: string } | undefined {
  const sentence = sentenceAt(text, figure.start)
  const after = text.slice(figure.end, sentence.start + sentence.text.length)
  const before = text.slice(sentence.start, figure.start)
  const rest = (after.split(/[,;:]\s|\s[–—]\s|\s\(/u)[0] ?? '').trim()
  const lead = (before.split(/[,;:]\s|\s[–—]\s/u).at(-1) ?? '').trim().replace(/^(?:and|but|so|or)\s+/iu, '')
  const hasLead = within(lead, LEAD_WORDS) && !POINTING.test(lead)
  const hasRest = within(rest, REST_WORDS) && !POINTING.test(rest)
  if (!hasLead && !(hasRest && COUNTED.test(rest) && rest.includes(' '))) return undefined
  if (rest !== '' && !hasRest) return undefined
  // a word or two alone say nothing of the figure
  if (!hasRest && lead.split(/\s+/u).length < 3) return undefined
  return { ...(hasLead ? { lead: capitalised(lead) } : {}), ...(hasRest ? { rest } : {}) }
}

function findNumber(text: string, figures: readonly Figure[]): Scored | undefined {
  let best: Scored | undefined
  for (const figure of figures) {
    const words = setOut(text, figure)
    if (!words || figure.text.length > 24) continue
    const isShare = figure.unit === '%' && figure.value > 0 && figure.value <= 100
    const score = isShare ? 0.95 : figure.unit !== '' || figure.value >= 1e6 ? 0.75 : 0.6
    if (!best || score > best.score)
      best = {
        score,
        card: { kind: 'number', figure: figure.text, ...words, ...(isShare ? { share: figure.value / 100 } : {}) },
      }
  }
  return best
}

/** The best card that the figures of a narration give, or none. */
export function findFiguresCard(text: string): Scored | undefined {
  const figures = findFigures(text)
  if (figures.length === 0) return undefined
  return findGrowth(text, figures) ?? findBars(text, figures) ?? findNumber(text, figures)
}
