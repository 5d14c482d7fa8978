/** What the concept table makes of words that it was not written for: a fitting picture, none, or a wrong one. */
import { expect, it } from 'vitest'
import { planFilm } from './choose.ts'
import { depict } from './depict.ts'
import heldOut from './held-out-nouns.json' with { type: 'json' }

/** The main thing of a scene about the noun, where its words asked for it. */
function mainThing(noun: string): string | undefined {
  const film = {
    title: 'Untitled',
    scenes: [{ title: noun, narration: `The ${noun}.` }],
    mood: 'calm',
    seed: 1,
  } as const
  const [plan] = planFilm(film).scenes
  const main = plan && depict(plan, film, 0, '').main
  return main?.asked === 'scene' ? main.name : undefined
}

it('gives three of four unseen nouns a fitting picture and hardly any a wrong one', () => {
  expect(heldOut.nouns).toHaveLength(200)
  const wrong: string[] = []
  const none: string[] = []
  for (const [noun = '', fitting = ''] of heldOut.nouns) {
    const main = mainThing(noun)
    if (main === undefined) none.push(noun)
    else if (!fitting.split(' ').includes(main)) wrong.push(`${noun}: ${main}`)
  }
  const fits = 200 - wrong.length - none.length
  console.log(`[figure] held-out nouns: ${fits / 2} % fitting, ${wrong.length / 2} % wrong, ${none.length / 2} % none`)
  expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(4)
  expect(fits, `none for ${none.join(', ')}`).toBeGreaterThanOrEqual(150)
})
