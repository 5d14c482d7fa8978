/** Relations of scenes as a viewer would name them, restrained over a film; and the looks that follow where nobody chose. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultLooks } from './default-looks.ts'
import { filmRelations, relationOf } from './relations.ts'

test('a scene is another time, a contrast, or carries on, by how it begins', () => {
  const told: readonly (readonly [string, string, string])[] = [
    ['en', 'By 1850, ships carried tea to London.', 'time-jump'],
    ['en', 'Three centuries later nobody remembered.', 'time-jump'],
    ['en', '“Today the towers stand empty.”', 'time-jump'],
    ['en', 'In the nineteenth century it spread.', 'time-jump'],
    ['en', 'But the price was high.', 'contrast'],
    ['en', 'Unlike coffee, tea is steeped.', 'contrast'],
    ['en', 'The leaves are dried.', 'continuity'],
    ['en', 'Butter is made of cream.', 'continuity'],
    ['en', 'Still water runs deep.', 'continuity'],
    ['de', 'Heute trinkt ihn die halbe Welt.', 'time-jump'],
    ['de-AT', 'Doch der Preis war hoch.', 'contrast'],
    ['de', 'Die Blätter werden getrocknet.', 'continuity'],
    ['fr', 'Aujourd’hui, le monde entier en boit.', 'time-jump'],
    ['fr', 'Pourtant, le prix était élevé.', 'contrast'],
    ['es', 'Sin embargo, era caro.', 'contrast'],
    ['it', 'Oggi lo beve il mondo intero.', 'time-jump'],
    ['pt', 'Mas o preço era alto.', 'contrast'],
    ['ja', '今日、世界中で飲まれている。', 'continuity'],
  ]
  for (const [language, narration, relation] of told) expect(relationOf(narration, language), narration).toBe(relation)
})

test('over a film years far apart count too; scenes that stand out never follow each other and are few', () => {
  expect(
    filmRelations([
      'Around 1610 the first leaves came.',
      'In 1615 the king tasted them.',
      'The court followed, and paid 1,200 coins.',
      'A harbour was built in 1773 for it.',
      'Half the world drinks it.',
      'But some never did.',
      'Today they do.',
    ]),
  ).toEqual(['continuity', 'time-jump', 'continuity', 'continuity', 'continuity', 'contrast', 'continuity'])
  expect(filmRelations(['A tower stood by 1700.', 'It fell.', 'A new one was built in 1900.', 'It stands.'])).toEqual([
    'continuity',
    'continuity',
    'time-jump',
    'continuity',
  ])
  const begin = fc.constantFrom('But it rose.', 'Today it fell.', 'It was 1800.', 'It was 1950.', 'It grew.')
  fc.assert(
    fc.property(fc.array(begin, { maxLength: 30 }), narrations => {
      const out = filmRelations(narrations).map(relation => relation !== 'continuity')
      expect(out).toHaveLength(narrations.length)
      expect(out.some((each, index) => each && (index === 0 || out[index - 1]))).toBe(false)
      expect(out.filter(Boolean).length).toBeLessThanOrEqual(Math.ceil(Math.max(0, narrations.length - 1) / 3))
    }),
  )
})

test('looks follow: no motion twice in a row, a contrast turns round, another time opens wide, thoughts are cut', () => {
  const said = (...narrations: string[]) => narrations.map(narration => ({ narration }))
  const looks = defaultLooks([
    ...said('One leaf.', 'It steeps.', 'However, it cools.', 'It waits.', 'In 1950 it came again.'),
    { narration: 'And it stayed.', carriesOn: true },
  ])
  expect(looks.map(({ transition }) => transition.style)).toEqual([
    'crossfade',
    'crossfade',
    'push-left',
    'crossfade',
    'dip-black',
    'cut',
  ])
  const motions = looks.map(({ motion }) => motion.style)
  expect(motions[0]).toBe('zoom-in')
  expect([motions[1], motions[2]]).toEqual(['pan-right', 'pan-left'])
  expect(motions[4]).toBe('zoom-out')
  const beat = fc.record({ narration: fc.constantFrom('But so.', 'Later.', 'The deep sea.', 'The sky.', 'So.') })
  fc.assert(
    fc.property(fc.array(beat, { maxLength: 20 }), fc.integer(), (beats, seed) => {
      const film = defaultLooks(beats, { seed })
      film.forEach((look, index) => {
        if (index > 0) expect(look.motion.style).not.toBe(film[index - 1]!.motion.style)
      })
    }),
  )
})
