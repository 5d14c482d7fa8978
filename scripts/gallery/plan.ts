/** Owns which films the gallery makes: the samples in mixed shapes and moods, an outline, and what lies in a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { AspectRatio, Mood } from '@contenthq/model'
import { sampleArticles } from '../../packages/offline/src/samples/sample-articles.ts'
import { readProse } from '../../packages/offline/src/story/prose.ts'
import { documentOfFile } from './read-input.ts'

export type GalleryFilm = {
  /** File name without ending. */
  readonly name: string
  readonly kind: 'sample' | 'outline' | 'article' | 'markdown' | 'feed'
  /** A topic, or a file. */
  readonly topic?: string
  readonly file?: string
  readonly format: AspectRatio
  readonly mood: Mood
  readonly voice: string
  readonly seconds: number
}

const ARTICLES = 8
const MARKDOWN = 2
const FEEDS = 1
/** Words that can be spoken: with fewer a file holds no film; pages with enough for half a minute to choose from go first. */
const FEWEST_WORDS = 75
const AMPLE_WORDS = 140
const FEWEST_SENTENCES = 5
/** Words that a second of film takes from its source, with pauses, and something to choose from. */
const WORDS_A_SECOND = 2.4
const SHORTEST = 30

const formats: readonly AspectRatio[] = ['16:9', '16:9', '9:16', '16:9', '1:1', '16:9', '4:5', '21:9']
const voices = ['slt', 'rms', 'awb']
const moodsInTurn: readonly Mood[] = [
  'warm',
  'wonder',
  'playful',
  'calm',
  'hopeful',
  'mystery',
  'upbeat',
  'epic',
  'somber',
  'tense',
]
const lengths = [60, 60, 45, 90, 60, 30]

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)

/** Every file below a folder, in the order of its name; hidden ones left out. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => !entry.name.startsWith('.'))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
}

/** `count` of a list, spread over it. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]!)
}

const isFeed = (path: string): boolean => /<(rss|feed|rdf:RDF)[\s>]/.test(readFileSync(path, 'utf8').slice(0, 2000))

type FileKind = 'article' | 'markdown' | 'feed'
type Found = { readonly kind: FileKind; readonly file: string; readonly words: number }

/** Those files that hold enough to be told, in their order; the others' names are added to `passed`. */
async function tellable(
  kind: FileKind,
  files: readonly string[],
  most: number,
  passed: string[],
): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const file of files) {
    if (found.length === most) break
    const sentences = await documentOfFile(file).then(readProse, () => [])
    const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
    if (words >= FEWEST_WORDS && sentences.length >= FEWEST_SENTENCES) found.push({ kind, file, words })
    else passed.push(file)
  }
  return found
}

async function filesOf(folder: string, passed: string[]): Promise<readonly Found[]> {
  const files = filesBelow(folder)
  const ending = (...endings: readonly string[]) => files.filter(path => endings.includes(extname(path).toLowerCase()))
  // a corpus of web pages keeps the page beside what was expected of it
  const pages = ending('.html', '.htm').filter(path => !/expected\.html$/.test(path))
  const isReadme = (path: string) => /readme\.\w+$/i.test(path)
  const texts = ending('.md', '.markdown').toSorted((a, b) => Number(isReadme(a)) - Number(isReadme(b)))
  const feeds = ending('.xml', '.rss', '.atom')
    .filter(isFeed)
    .toSorted((a, b) => statSync(b).size - statSync(a).size)
  const articles = await tellable('article', pages, Number.POSITIVE_INFINITY, passed)
  const others = [
    ...(await tellable('markdown', texts, MARKDOWN, passed)),
    ...(await tellable('feed', feeds, FEEDS, passed)),
  ]
  // what the folder lacks of one kind is made up for by articles
  const wanted = ARTICLES + MARKDOWN + FEEDS - others.length
  const ample = articles.filter(({ words }) => words >= AMPLE_WORDS)
  const thin = articles.filter(({ words }) => words < AMPLE_WORDS)
  return [...spread(ample, wanted), ...spread(thin, Math.max(0, wanted - ample.length)), ...others]
}

/** The wished length, or the longest that so few words fill. */
const lengthFor = (words: number, wish: number): number =>
  Math.max(SHORTEST, Math.min(wish, Math.floor(words / WORDS_A_SECOND / 15) * 15))

/**
 * The films in order; without a folder the samples and the outline alone. `passed` are the folder's files that hold too
 * little to be told, by their place in it.
 */
export async function planGallery(
  folder?: string,
): Promise<{ readonly films: readonly GalleryFilm[]; readonly passed: readonly string[] }> {
  const passed: string[] = []
  const files = folder === undefined ? [] : await filesOf(folder, passed)
  const numbers = new Map<string, number>()
  const named = files.map(({ kind, file, words }) => {
    const number = (numbers.get(kind) ?? 0) + 1
    numbers.set(kind, number)
    return { kind, file, words, name: `${kind}-${number}` }
  })
  const sources: readonly (Pick<GalleryFilm, 'kind' | 'name' | 'topic' | 'file'> & { readonly words?: number })[] = [
    ...sampleArticles.map(({ title }) => ({ kind: 'sample' as const, topic: title, name: slug(title) })),
    { kind: 'outline' as const, topic: 'The history of umbrellas', name: 'outline' },
    ...named,
  ]
  const films = sources.map(
    ({ words, ...film }, index): GalleryFilm => ({
      ...film,
      format: formats[index % formats.length]!,
      mood: moodsInTurn[index % moodsInTurn.length]!,
      voice: voices[index % voices.length]!,
      seconds: lengthFor(words ?? Number.POSITIVE_INFINITY, lengths[index % lengths.length]!),
    }),
  )
  return { films, passed: passed.map(file => (folder === undefined ? file : relative(folder, file))) }
}
