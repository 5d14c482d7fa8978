/** The choice of pictures: what the words are about, and nothing that they are not about. */
import { describe, expect, it } from 'vitest'
import { planFilm, planScene } from './choose.ts'
import table from './concepts.json' with { type: 'json' }
import { findConcepts } from './concepts.ts'
import { depict } from './depict.ts'
import { environmentNames } from './environments/environments.ts'
import { loadIcons } from './icons.ts'
import { testFilms } from './test-films.ts'
import { formsOf, wordsOf } from './words.ts'

const planOf = (title: string) => {
  const film = testFilms.find(one => one.title.includes(title))
  if (!film) throw new Error(title)
  return planFilm({ ...film, seed: 1 })
}
const iconsOf = (text: string): readonly string[] =>
  [...findConcepts(text)].sort((a, b) => b[1] - a[1]).flatMap(([concept]) => concept.icons.slice(0, 1))

describe('the table', () => {
  it('is large, names only known places and existing icons, and each phrase once', async () => {
    expect(table.rows.length).toBeGreaterThan(700)
    const seen = new Set<string>()
    const names = new Set<string>()
    for (const [phrases = '', icons = '', places = ''] of table.rows) {
      for (const phrase of phrases.replace('~', '').split('|')) {
        expect(seen.has(phrase), phrase).toBe(false)
        seen.add(phrase)
      }
      for (const icon of icons.split(' ').filter(Boolean)) names.add(icon)
      for (const place of places.split(' ')) expect(environmentNames, phrases).toContain(place)
    }
    expect(seen.size).toBeGreaterThan(2_500)
    const wanted = [...names].filter(name => !name.startsWith('#'))
    const icons = await loadIcons(wanted)
    expect(wanted.filter(name => !icons.has(name))).toEqual([])
    expect(
      wanted.filter(
        name =>
          /^flag-|(?:^|-)(?:face|oclock|thirty|sign|astronaut|person|woman|man)(?:-|$)/.test(name) &&
          !/magnifying|globe/.test(name),
      ),
    ).toEqual([])
  })
})

describe('words', () => {
  it('finds heads, forms and phrases, and does not take verbs for things', () => {
    expect(formsOf('saving')).toContain('save')
    expect(formsOf('wolves')).toContain('wolf')
    expect(wordsOf("The keeper's lamp, and the sea.").map(word => word.text)).toEqual(['keeper', 'lamp', 'sea'])
    expect(iconsOf('Black holes bend space')[0]).toBe('#black-hole')
    expect(iconsOf('a honey jar and a lighthouse')).toContain('#lighthouse')
    const [star] = [...findConcepts('The star runs out of fuel')].sort((a, b) => b[1] - a[1])
    expect(star?.[0].icons[0]).toBe('glowing-star')
    expect(iconsOf('the black cat. Hole in one')).not.toContain('#black-hole')
  })
})

describe('relevance', () => {
  it('shows no sea animals in a film about lighthouses, and a lighthouse first', () => {
    const { scenes } = planOf('lighthouses')
    expect(scenes[0]).toMatchObject({ environment: 'ocean', hero: '#lighthouse' })
    const all = scenes.flatMap(scene => [scene.hero ?? '', ...scene.props])
    expect(all.filter(name => /whale|fish|squid|octopus|dolphin|shark|crab|lobster|shrimp/.test(name))).toEqual([])
  })

  it('comes back to its subject where a scene names it, seen another way, and not without end', () => {
    for (const [title, subject] of [
      ['cats', 'cat'],
      ['money', 'money-bag'],
    ] as const) {
      const own = planOf(title).scenes.filter(({ hero }) => hero === subject)
      expect(own.length, title).toBeGreaterThan(1)
      expect(own.length, title).toBeLessThan(planOf(title).scenes.length)
      expect(own.map(({ visit }) => visit)).toEqual(own.map((_, i) => i))
    }
  })

  it('draws nothing for what is only compared, missing, or meant otherwise', () => {
    for (const words of [
      'It is shaped like the trunk of an oak.',
      'These giants are heavier than the Sun.',
      'It is about as hot as the surface of the Sun.',
      'Lights without keepers.',
      'Building on the rest.',
      'The largest living space of all.',
      'We read a server log and a data series.',
      'Is there a silver bullet?',
    ]) {
      const { scenes } = planFilm({
        title: 'Untitled',
        scenes: [{ title: 'Hmm', narration: words }],
        mood: 'calm',
        seed: 1,
      })
      expect(scenes[0]?.props, words).toEqual([])
      expect(Math.max(0, ...findConcepts(words).values()), words).toBeLessThan(0.5)
    }
    expect(Math.max(...findConcepts('More than twenty bees built the house.').values())).toBeGreaterThan(0.9)
  })

  it('opens each test film with its subject in a fitting place', () => {
    expect(planOf('tea').scenes[0]).toMatchObject({ hero: 'teapot' })
    expect(planOf('black holes').scenes[0]).toMatchObject({ environment: 'space', hero: '#black-hole' })
    expect(planOf('cats').scenes[0]).toMatchObject({ environment: 'room', hero: 'cat' })
    expect(planOf('money').scenes[0]).toMatchObject({ environment: 'growth', hero: 'money-bag' })
    expect(planOf('internet').scenes.map(scene => scene.environment)).toContain('circuit')
  })

  it('keeps land things out of the deep and of space', () => {
    const land = /cow|tractor|house|castle|bread|teapot|office|tree|cat$|dog/
    for (const film of testFilms)
      for (const scene of planFilm({ ...film, seed: 3 }).scenes)
        if (scene.environment === 'underwater' || scene.environment === 'space')
          for (const name of [scene.hero ?? '', ...scene.props]) expect(name).not.toMatch(land)
  })

  it('says what it drew and which words asked for it', () => {
    const film = { ...testFilms[0]!, seed: 1 }
    const plan = {
      environment: 'ocean',
      hour: 'day',
      hero: 'ship',
      props: ['teapot', 'violin', 'anchor'],
      view: 0,
      visit: 0,
    } as const
    const { environment, main, props } = depict(plan, film, 3, 'a violin at sea')
    expect(environment).toMatchObject({ name: 'ocean', asked: 'scene' })
    expect(environment.words).toContain('voyage')
    expect(main).toMatchObject({ name: 'ship', asked: 'scene' })
    expect(main?.words[0]).toMatch(/ship/)
    expect(props.map(({ name, asked }) => [name, asked])).toEqual([
      ['teapot', 'scene'],
      ['violin', 'prompt'],
      ['anchor', 'scene'],
    ])
    expect(depict({ ...plan, hero: 'compass' }, { ...film, title: 'Hmm', scenes: [] }, 0, '').main).toEqual({
      name: 'compass',
      asked: 'place',
      words: [],
    })
    expect(depict({ ...plan, hero: 'lemon' }, film, 1, '').main).toEqual({
      name: 'lemon',
      asked: 'film',
      words: ['lemon'],
    })
  })

  it('hears a prompt that asks for something else, and gives later attempts other pictures', () => {
    const film = { ...testFilms[0]!, seed: 1 }
    const usual = { index: 2, kind: 'picture', prompt: film.scenes[2]!.narration, attempt: 1 } as const
    const plan = planFilm(film)
    expect(planScene(film, usual).scene).toEqual(plan.scenes[2])
    const asked = planScene(film, { ...usual, prompt: 'A violin and a guitar beside a drum' }).scene
    expect(asked.environment).toBe(plan.scenes[2]!.environment)
    const third = planScene(film, { ...usual, attempt: 3 }).scene
    expect([plan.scenes[1]!.environment, plan.scenes[2]!.environment, plan.scenes[3]!.environment]).not.toContain(
      third.environment,
    )
    const others = plan.scenes.filter((_, i) => i !== 2).map(scene => scene.hero)
    for (let attempt = 2; attempt < 7; attempt++)
      expect(others).not.toContain(planScene(film, { ...usual, attempt }).scene.hero)
  })
})
