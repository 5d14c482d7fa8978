/** Owns the list of sample articles: which topics each one answers, and how to load it. Each is a chunk of its own. */

export type SampleArticle = {
  readonly title: string
  /** Phrases; all words of at least one must be in the wished topic. As in the article's front matter. */
  readonly topics: readonly string[]
  /** Further words that a topic may hold and still mean this article. */
  readonly words: readonly string[]
  /** The article as Markdown with front matter. */
  readonly load: () => Promise<{ readonly markdown: string }>
}

const list = (text: string): readonly string[] => text.split(', ')

const sample = (
  title: string,
  topics: string,
  words: string,
  load: () => Promise<{ readonly markdown: string }>,
): SampleArticle => ({ title, topics: list(topics), words: list(words), load })

export const sampleArticles: readonly SampleArticle[] = [
  sample(
    'The history of tea',
    'tea',
    'history, origin, origins, story, china, chinese, drink, drinking, leaf, leaves, journey, world',
    () => import('./articles/history-of-tea.ts'),
  ),
  sample(
    'How black holes form',
    'black hole, black holes',
    'form, formed, formation, forming, birth, born, star, stars, space, gravity, universe, science',
    () => import('./articles/how-black-holes-form.ts'),
  ),
  sample(
    'Why cats purr',
    'cats purr, cat purr, purring, purr',
    'why, cat, cats, sound, mean, meaning, happy, pet, pets, kitten, kittens',
    () => import('./articles/why-cats-purr.ts'),
  ),
  sample(
    'The story of lighthouses',
    'lighthouse, lighthouses',
    'history, story, origin, sea, coast, light, lights, tower, towers, keeper, keepers, ships',
    () => import('./articles/story-of-lighthouses.ts'),
  ),
  sample(
    'How to start saving money',
    'saving money, save money, saving, savings',
    'start, starting, begin, beginner, beginners, personal, finance, budget, money, habit',
    () => import('./articles/how-to-start-saving-money.ts'),
  ),
  sample(
    'The deep ocean',
    'deep ocean, deep sea, ocean depths',
    'life, creatures, animals, mystery, mysteries, world, exploration, exploring, bottom, floor',
    () => import('./articles/the-deep-ocean.ts'),
  ),
  sample(
    'How bees make honey',
    'honey, bees honey, bees make honey',
    'bee, bees, make, made, hive, nectar, flowers, beekeeping',
    () => import('./articles/how-bees-make-honey.ts'),
  ),
  sample(
    'The invention of printing',
    'printing, invention of printing, printing press, gutenberg',
    'history, invention, story, press, book, books, origin, printed',
    () => import('./articles/the-invention-of-printing.ts'),
  ),
  sample(
    'Why we sleep',
    'sleep, we sleep, sleeping',
    'why, need, people, humans, brain, dream, dreams, science, night',
    () => import('./articles/why-we-sleep.ts'),
  ),
  sample(
    'How volcanoes work',
    'volcano, volcanoes, volcanos, eruption, eruptions',
    'work, works, form, erupt, lava, magma, mountain, mountains, fire, earth, science',
    () => import('./articles/how-volcanoes-work.ts'),
  ),
  sample(
    'Coffee’s journey',
    'coffee',
    'journey, history, story, origin, bean, beans, drink, world, cup',
    () => import('./articles/the-journey-of-coffee.ts'),
  ),
  sample(
    'The first Moon landing',
    'moon landing, apollo 11, landing on the moon, men on the moon, man on the moon',
    'first, moon, apollo, 1969, armstrong, aldrin, nasa, space, history, story, landing',
    () => import('./articles/the-first-moon-landing.ts'),
  ),
]
