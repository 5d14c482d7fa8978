/** Owns which films the gallery makes: the samples in mixed shapes and moods, an outline, and what lies in a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { AspectRatio, Mood } from '@contenthq/model'
import { sampleArticles } from '../../packages/offline/src/samples/sample-articles.ts'

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
/** Pages and texts smaller than this many bytes hold no film. */
const SMALLEST = 1500

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

/** `count` files spread over the list. */
function spread(list: readonly string[], count: number): readonly string[] {
  if (list.length <= count) return list
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)]!)
}

const isFeed = (path: string): boolean => /<(rss|feed|rdf:RDF)[\s>]/.test(readFileSync(path, 'utf8').slice(0, 2000))

function filesOf(folder: string): readonly Pick<GalleryFilm, 'kind' | 'file' | 'name'>[] {
  const files = filesBelow(folder)
  const ending = (...endings: readonly string[]) => files.filter(path => endings.includes(extname(path).toLowerCase()))
  const isLong = (path: string) => statSync(path).size >= SMALLEST
  // a corpus of web pages keeps the page beside what was expected of it
  const pages = ending('.html', '.htm').filter(path => !/expected\.html$/.test(path) && isLong(path))
  const texts = ending('.md', '.markdown').filter(path => !/readme\.md$/i.test(path) && isLong(path))
  const feeds = ending('.xml', '.rss', '.atom').filter(isFeed)
  const largest = feeds.toSorted((a, b) => statSync(b).size - statSync(a).size)
  const named = (kind: 'article' | 'markdown' | 'feed', list: readonly string[]) =>
    list.map((file, index) => ({ kind, file, name: `${kind}-${index + 1}` }))
  return [
    ...named('article', spread(pages, ARTICLES)),
    ...named('markdown', spread(texts, MARKDOWN)),
    ...named('feed', largest.slice(0, FEEDS)),
  ]
}

/** The films in order; without a folder the samples and the outline alone. */
export function planGallery(folder?: string): readonly GalleryFilm[] {
  const films = [
    ...sampleArticles.map(({ title }) => ({ kind: 'sample' as const, topic: title, name: slug(title) })),
    { kind: 'outline' as const, topic: 'The history of umbrellas', name: 'outline' },
    ...(folder === undefined ? [] : filesOf(folder)),
  ]
  return films.map((film, index) => ({
    ...film,
    format: formats[index % formats.length]!,
    mood: moodsInTurn[index % moodsInTurn.length]!,
    voice: voices[index % voices.length]!,
    seconds: lengths[index % lengths.length]!,
  }))
}
