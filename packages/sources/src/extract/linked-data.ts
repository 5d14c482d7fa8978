/** Owns the facts that a page states about itself in JSON-LD (schema.org). What is damaged or of the wrong type is not there. */
import type { ContentImage, Engagement } from '@contenthq/model'
import { readDate } from '../dates.ts'
import { cleanLine } from '../reading.ts'

export type LinkedData = {
  readonly title?: string
  readonly author?: string
  readonly platform?: string
  readonly published?: string
  readonly language?: string
  readonly summary?: string
  readonly licence?: string
  readonly image?: ContentImage
  readonly engagement?: Engagement
  /** False: the publisher says that it has to be paid for, or signed in for. */
  readonly isFree?: boolean
}

type Json = Readonly<Record<string, unknown>>

/** Nobody states more things about one page. */
const MAX_NODES = 500

const articles =
  /(?:^|\/)(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|Recipe|HowTo|SocialMediaPosting|DiscussionForumPosting|VideoObject|PodcastEpisode|CreativeWork)$/
const pages = /(?:^|\/)\w*Page$/

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]
const textOf = (value: unknown): string => (typeof value === 'string' ? cleanLine(value) : '')
const typesOf = (node: Json): readonly string[] => listOf(node['@type']).map(textOf)

/** Every record in the page's blocks, outer ones first, without recursion. */
function nodesIn(page: Document): readonly Json[] {
  const nodes: Json[] = []
  const left: unknown[] = []
  for (const script of page.querySelectorAll('script[type="application/ld+json"]'))
    try {
      left.push(JSON.parse((script.textContent ?? '').replace(/^\s*(?:<!--|\/\*.*?\*\/)|(?:-->)\s*$/g, '')))
    } catch {
      // damaged by hand, often: the other blocks still count
    }
  for (let index = 0; index < left.length && nodes.length < MAX_NODES; index++) {
    const value = left[index]
    if (Array.isArray(value)) left.push(...value.slice(0, MAX_NODES))
    else if (isRecord(value)) {
      nodes.push(value)
      left.push(...listOf(value['@graph']), ...listOf(value.mainEntity), ...listOf(value.mainEntityOfPage))
    }
  }
  return nodes
}

const nameOf = (value: unknown): string => (isRecord(value) ? textOf(value.name) : textOf(value))

const namesOf = (value: unknown): string =>
  [...new Set(listOf(value).map(nameOf))].filter(name => name && !/^https?:/.test(name)).join(', ')

function imageOf(value: unknown, base: string | undefined): ContentImage | undefined {
  for (const image of listOf(value)) {
    const address = isRecord(image) ? textOf(image.contentUrl) || textOf(image.url) : textOf(image)
    if (!address || !URL.canParse(address, base)) continue
    const { protocol, href } = new URL(address, base)
    if (protocol !== 'http:' && protocol !== 'https:') continue
    const caption = isRecord(image) ? textOf(image.caption) : ''
    const licence = isRecord(image) ? textOf(image.license) : ''
    return { url: href, ...(caption ? { caption } : {}), ...(licence ? { licence } : {}) }
  }
  return undefined
}

const counters: readonly (readonly [RegExp, keyof Engagement])[] = [
  [/(?:Watch|View|Read|Listen)Action$/, 'views'],
  [/LikeAction$/, 'likes'],
  [/(?:Comment|Write)Action$/, 'comments'],
  [/ShareAction$/, 'shares'],
]

const countOf = (value: unknown): number | undefined => {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

function engagementOf(node: Json): Engagement | undefined {
  const found: { -readonly [K in keyof Engagement]: number } = {}
  for (const counter of listOf(node.interactionStatistic)) {
    if (!isRecord(counter)) continue
    const { interactionType: type } = counter
    const name = isRecord(type) ? textOf(type['@type']) : textOf(type)
    const kind = counters.find(([pattern]) => pattern.test(name))?.[1]
    const count = countOf(counter.userInteractionCount)
    if (kind && count !== undefined) found[kind] = count
  }
  const comments = countOf(node.commentCount)
  if (comments !== undefined) found.comments ??= comments
  return Object.keys(found).length > 0 ? found : undefined
}

const freeOf = (value: unknown): boolean | undefined => {
  const said = typeof value === 'string' ? value.toLowerCase().replace(/^.*\//, '') : value
  return said === false || said === 'false' ? false : said === true || said === 'true' ? true : undefined
}

/** The page's article, else the page itself; {} where it says nothing. */
export function readLinkedData(page: Document, base: string | undefined): LinkedData {
  const nodes = nodesIn(page)
  const node =
    nodes.find(candidate => typesOf(candidate).some(type => articles.test(type))) ??
    nodes.find(candidate => typesOf(candidate).some(type => pages.test(type)))
  if (!node) return {}
  const publisher = nameOf(listOf(node.publisher)[0])
  const licence = isRecord(node.license) ? textOf(node.license.url) || nameOf(node.license) : textOf(node.license)
  const language = isRecord(node.inLanguage) ? textOf(node.inLanguage.alternateName) : textOf(node.inLanguage)
  const free = freeOf(node.isAccessibleForFree)
  const facts = {
    title: textOf(node.headline) || textOf(node.name),
    author: namesOf(node.author) || namesOf(node.creator),
    platform: publisher,
    published: readDate(textOf(node.datePublished)) ?? readDate(textOf(node.uploadDate)),
    language,
    summary: textOf(node.description),
    licence,
    image: imageOf(node.image ?? node.thumbnailUrl, base),
    engagement: engagementOf(node),
    isFree: free,
  }
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined && fact !== ''))
}
