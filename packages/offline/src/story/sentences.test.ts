/** Sentences of six languages are cut where people would cut them; references and phrases are told by surface. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phrasesOf } from './phrases.ts'
import { leansOnEarlier } from './references.ts'
import { sentenceSpans } from './sentences.ts'

/** Language, then the sentences; the text is the sentences joined by a space. */
const table: readonly (readonly [string, readonly string[]])[] = [
  ['en', ['Dr. Smith met Mrs. Jones at 5 p.m. on Friday.', 'They talked about the U.S. Army.', 'It cost $3.50.']],
  ['en', ['The ship reached the U.S.', 'The crew was tired, e.g. The captain slept.', 'See Fig. 3 for details.']],
  ['en', ['J. R. R. Tolkien wrote books.', 'He said no.', 'The answer was clear.', 'John F. Kennedy Jr. was there.']],
  [
    'en',
    [
      '“I like tea. It is good,” said Ann.',
      '"Stop! Wait."',
      'Then it ended.',
      'Yahoo! was a company.',
      'What?!',
      'Yes.',
    ],
  ],
  [
    'en',
    ['St. Paul lies in Minnesota.', 'He liked Vitamin C.', 'The firm was Apple Inc.', 'The price rose 3.5 percent.'],
  ],
  [
    'en',
    [
      'He was born on Jan. 5, 1900 in Washington, D.C.',
      'The city grew (it was small. Very small).',
      'It ended... or did it?',
      'Maybe.',
    ],
  ],
  [
    'de',
    [
      'Am 3. Oktober 1990 war es so weit.',
      'Das kostet z. B. 5 Euro.',
      'Dr. Müller kam um 8 Uhr.',
      'Er sagte: „Ich gehe. Sofort.“',
      'Dann ging er.',
    ],
  ],
  [
    'es',
    [
      'El Sr. García llegó a EE. UU. en 1990.',
      '¿Qué pasó?',
      'Nadie lo sabe.',
      'Murió en el 44 a. C. en Roma.',
      'La Dra. López habló.',
    ],
  ],
  [
    'fr',
    [
      'M. Dupont est arrivé.',
      'Il a dit « Bonjour. Ça va ? » à Mme Martin.',
      'En 52 av. J.-C. César gagna.',
      'C’est fini.',
    ],
  ],
  ['pt', ['O Sr. Silva chegou às 3 h.', 'A Dra. Costa saiu.', 'Custou 3.500 euros.', 'Fim.']],
  ['it', ['Il Sig. Rossi e il Dott. Bianchi, ecc.', 'Poi venne la sera.', 'Nel 44 a.C. morì Cesare.', 'Fine.']],
]

test.each(table)('sentences in %s: %j', (language, sentences) => {
  const text = sentences.join(' ')
  expect(sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(sentences)
})

test('the sentences of any text cover it in order, white space apart', () => {
  const piece = fc.constantFrom(
    'Dr. ',
    'Hello',
    ' ',
    '. ',
    '! ',
    '“',
    '”',
    '(',
    ')',
    '"',
    'U.S.',
    '3.5',
    '\n',
    '😀',
    'שלום',
    'é',
    '。',
    '„',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('en', 'de', 'ja', 'xx'), (pieces, language) => {
      const text = pieces.join('')
      const found = sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end))
      expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const sentence of found) expect(sentence).toBe(sentence.trim())
    }),
  )
})

test('a sentence that leans on the one before is told from one that stands alone', () => {
  const leaning: readonly (readonly [string, string])[] = [
    ['en', 'It took a century.'],
    ['en', 'After this, the tower fell.'],
    ['en', 'When they arrived, the harbour was empty.'],
    ['en', 'The Japanese ceremony still follows many of his rules.'],
    ['en', 'On 24 July, their capsule splashed down.'],
    ['en', 'Much of the coffee descends from such plants.'],
    ['en', 'However, she refused.'],
    ['de', 'Sie war sehr hoch.'],
    ['es', 'Esta prensa cambió todo.'],
    ['fr', 'C’était un succès.'],
    ['pt', 'Depois, ela voltou.'],
    ['it', 'Questo cambiò tutto.'],
  ]
  for (const [language, text] of leaning) expect([text, leansOnEarlier(text, language)]).toEqual([text, true])
  const free: readonly (readonly [string, string])[] = [
    ['en', 'The keeper lit his lamp every evening.'],
    ['en', 'Karl von Frisch published his results in 1927.'],
    ['en', 'Bees dance to tell their sisters the way.'],
    ['en', 'There is a light on the rocks.'],
    ['en', 'Plants such as tea need rain.'],
    ['de', 'Die ersten Feuer brannten auf Hügeln.'],
    ['es', 'Los españoles llevaron el cacao a Europa.'],
    ['fr', 'Le pain accompagne les hommes.'],
  ]
  for (const [language, text] of free) expect([text, leansOnEarlier(text, language)]).toEqual([text, false])
})

test('noun phrases name what is seen', () => {
  const found = (text: string, language: string) => phrasesOf(text, language).map(phrase => phrase.text)
  expect(found('Dutch merchants brought the first large cargoes of tea to Europe around 1610.', 'en')).toEqual(
    expect.arrayContaining(['Dutch merchants', 'Europe']),
  )
  expect(found('In 1961, President John F. Kennedy promised a visit to the Milky Way.', 'en')).toEqual(
    expect.arrayContaining(['President John F. Kennedy', 'Milky Way']),
  )
  expect(found('We’ve seen that it’s expensive.', 'en')).toEqual([])
  expect(found('Die Fresnellinse umgibt die Lampe mit Ringen aus Glas.', 'de')).toEqual(
    expect.arrayContaining(['Fresnellinse', 'Lampe', 'Ringen', 'Glas']),
  )
  expect(found('Los granos de cacao servían como moneda.', 'es')).toContain('granos de cacao')
})
