/** Cards: found where the narration asks for one, verbatim, few, and set inside the safe area of every shape. */
import { aspectRatios, outputSize } from '@contenthq/model'
import { describe, expect, it } from 'vitest'
import { drawScene } from '../draw-scene.ts'
import { loadIcons } from '../icons.ts'
import { loadLetters } from '../letters.ts'
import { testFilms } from '../test-films.ts'
import { type Card, textsOf } from './card.ts'
import { findYears } from './figures.ts'
import { planCards } from './plan-cards.ts'

const scene = (narration: string, title = 'b') => ({ title, narration })
const cardOf = (narration: string): Card | undefined =>
  planCards('Photosynthesis', [scene('', 'a'), scene(narration), scene('')]).get(1)

const narrations = {
  share: 'About 71 percent of the Earth’s surface is covered by water.',
  growth: 'Solar power grew from 2 percent in 2010 to 6 percent in 2018 and 14 percent in 2023.',
  rise: 'The price rose from $3.50 to $12 within a year.',
  bars: 'An elephant weighs 6,000 kilograms, a hippo weighs 1,500 kilograms and a horse weighs 500 kilograms.',
  quote: '“We choose to go to the Moon, not because it is easy, but because it is hard,” said John F. Kennedy.',
  timeline: 'In 1789 the king fell. In 1804 Napoleon crowned himself emperor in Paris.',
  route: 'Marco Polo travelled from Venice to Beijing.',
  map: 'The tea plant is native to the hills where China, India and Myanmar meet.',
  definition: 'Photosynthesis is the process by which green plants turn sunlight, water and air into sugar.',
} as const

describe('what asks for a card', () => {
  it('finds figures, quotes, dates, places and definitions, word for word', () => {
    expect(cardOf(narrations.share)).toEqual({
      kind: 'number',
      lead: 'About',
      figure: '71 percent',
      rest: 'of the Earth’s surface is covered by water',
      share: 0.71,
    })
    expect(cardOf(narrations.growth)).toMatchObject({
      kind: 'growth',
      points: [
        { label: '2010', text: '2 percent' },
        { label: '2018', text: '6 percent' },
        { label: '2023', text: '14 percent' },
      ],
    })
    expect(cardOf(narrations.rise)).toMatchObject({ kind: 'growth', points: [{ text: '$3.50' }, { text: '$12' }] })
    expect(cardOf(narrations.bars)).toMatchObject({
      kind: 'bars',
      bars: [
        { label: 'Elephant', text: '6,000 kilograms', value: 6000 },
        { label: 'Hippo', text: '1,500 kilograms', value: 1500 },
        { label: 'Horse', text: '500 kilograms', value: 500 },
      ],
    })
    expect(cardOf(narrations.quote)).toMatchObject({ kind: 'quote', by: 'John F. Kennedy' })
    expect(cardOf(narrations.timeline)).toEqual({
      kind: 'timeline',
      events: [
        { date: '1789', label: 'The king fell' },
        { date: '1804', label: 'Napoleon crowned himself emperor in Paris' },
      ],
    })
    expect(cardOf(narrations.route)).toMatchObject({
      kind: 'map',
      route: 'yes',
      places: [{ name: 'Venice' }, { name: 'Beijing' }],
    })
    expect(cardOf(narrations.map)).toMatchObject({ kind: 'map', route: 'no' })
    expect(cardOf(narrations.definition)).toMatchObject({ kind: 'definition', term: 'Photosynthesis' })
    expect(findYears('In 1789 and by 2010, 1500 people at 1200 metres, room 1984.').map(({ text }) => text)).toEqual([
      '1789',
      '2010',
    ])
  })

  it('makes no card of what is none', () => {
    for (const words of [
      'Room 1984 has 3 doors on the 2nd floor at 10:30.',
      'It is a place where gravity wins.',
      'They ate a turkey with a man called Jordan.',
      'He called it “a mess” and left.',
      'One of the two came first.',
      '',
    ])
      expect(cardOf(words), words).toBeUndefined()
  })

  it('changes no figure, and puts few cards in a film, never two in a row', () => {
    const films = [...testFilms, { title: 'All', scenes: Object.values(narrations).map(words => scene(words)) }]
    for (const { title, scenes } of films) {
      const cards = planCards(title, scenes)
      expect(cards.size).toBeLessThanOrEqual(Math.max(1, scenes.length * 0.34))
      for (const [index, card] of cards) {
        expect(index).toBeGreaterThan(0)
        expect(cards.has(index + 1)).toBe(false)
        const said = scenes[index]?.narration ?? ''
        if (card.kind === 'timeline') continue
        for (const text of textsOf(card)) expect(said.toLowerCase()).toContain(text.toLowerCase())
      }
    }
  })
})

/** Every line of set text: where it starts and ends, how high it reaches. Icons carry other scales and no fill. */
function* linesOf(svg: string) {
  for (const [, x, y, scale, body = ''] of svg.matchAll(
    /<g transform="translate\(([\d.-]+) ([\d.-]+)\) scale\((0\.\d{4})\)" fill="[^"]*"[^>]*>(.*?)<\/g>/g,
  )) {
    const last = Math.max(...[...body.matchAll(/translate\((-?\d+) 0\)/g)].map(match => Number(match[1])))
    const [left, base, factor] = [Number(x), Number(y), Number(scale)]
    yield { left, right: left + (last + 500) * factor, top: base - 750 * factor, bottom: base + 220 * factor }
  }
}

it('sets every card in every shape, inside the safe area and above the captions, also when the camera moves in', async () => {
  const [letters, icons] = [await loadLetters(), await loadIcons(['crown'])]
  for (const ratio of aspectRatios) {
    const size = outputSize(ratio, '1080p')
    const captions = size.height > size.width * 1.5 ? 0.7 : 0.76
    for (const [name, words] of Object.entries(narrations)) {
      const card = cardOf(words)!
      const plan = { environment: 'hills', hour: 'glow', hero: 'crown', props: [], view: 1, visit: 0, card } as const
      const given = { family: 'dawn', icons, letters, kind: 'picture', size, seed: 5, description: 'x' } as const
      const drawn = drawScene(plan, given)
      expect(drawn.card, `${name} in ${ratio}`).toEqual(card)
      const lines = [...linesOf(drawn.svg)]
      expect(lines.length).toBeGreaterThan(1)
      const [width, height] = [
        (size.width * 1080) / Math.min(size.width, size.height),
        (size.height * 1080) / Math.min(size.width, size.height),
      ]
      const zoomed = (share: number): number => 0.5 + (share - 0.5) * 1.14
      for (const line of lines) {
        expect(zoomed(line.left / width), `${name} in ${ratio}`).toBeGreaterThan(0.04)
        expect(zoomed(line.right / width), `${name} in ${ratio}`).toBeLessThan(0.96)
        expect(zoomed(line.top / height), `${name} in ${ratio}`).toBeGreaterThan(0.03)
        expect(line.bottom / height, `${name} in ${ratio}`).toBeLessThan(captions)
      }
    }
  }
})

it('draws the place where the words cannot be set', async () => {
  const letters = await loadLetters()
  const base = { environment: 'hills', hour: 'day', hero: undefined, props: [], view: 0, visit: 0 } as const
  const given = {
    family: 'dawn',
    icons: new Map(),
    letters,
    kind: 'picture',
    size: { width: 640, height: 360 },
    seed: 1,
    description: 'x',
  } as const
  const foreign: Card = { kind: 'quote', words: 'Тише едешь, дальше будешь, как говорят' }
  const long: Card = { kind: 'definition', term: 'Donaudampfschifffahrtsgesellschaftskapitänswitwe', meaning: 'a word' }
  for (const card of [foreign, long]) {
    const drawn = drawScene({ ...base, card }, given)
    expect(drawn.card).toBeUndefined()
    expect(drawn.svg === drawScene(base, given).svg).toBe(true)
  }
})
