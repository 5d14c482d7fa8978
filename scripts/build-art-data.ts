/**
 * Owns the making of packages/offline/src/art/data: the icons the concept table names (and some more), made small,
 * with their real bounds, and the words two emoji dictionaries agree on.
 * Run: node --conditions=source scripts/build-art-data.ts
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { shrinkIcon } from './shrink-icon.ts'

type IconSet = { readonly icons: Readonly<Record<string, { readonly body: string }>> }
type Emoji = {
  readonly label: string
  readonly emoji: string
  readonly hexcode: string
  readonly group?: number
  readonly tags?: readonly string[]
}
type Row = readonly [phrases: string, icons: string, places: string]

const require = createRequire(new URL('../packages/offline/package.json', import.meta.url))
const rich: IconSet = require('@iconify-json/fluent-emoji/icons.json')
const flat: IconSet = require('@iconify-json/fluent-emoji-flat/icons.json')
const chars: Readonly<Record<string, string>> = require('@iconify-json/fluent-emoji-flat/chars.json')
const emojis: readonly Emoji[] = require('emojibase-data/en/data.json')
const keywords: Readonly<Record<string, readonly string[]>> = require('emojilib')
const art = new URL('../packages/offline/src/art/', import.meta.url).pathname
const rows: readonly Row[] = JSON.parse(readFileSync(join(art, 'concepts.json'), 'utf8')).rows

/** A rich drawing heavier than this, in characters, is left out; the flat one serves. */
const RICH_LIMIT = 16_300
const RICH_TOTAL = 2_250_000
/** Icons that no row names are only welcome when light. */
const EXTRA_LIMIT = 1_150
const SHARDS = 8

const named = [...new Set(rows.flatMap(row => row[1].split(' ')))].filter(name => !name.startsWith('#')).sort()
const unknown = named.filter(name => !flat.icons[name])
if (unknown.length > 0) throw new Error(`concepts.json names icons that do not exist: ${unknown.join(', ')}`)

/** Things that make poor pictures: faces, people, signs, clocks, letters. */
const unsuitable =
  /face|flag|sign|clock|thirty|button|symbol|mark|square|circle|arrow|input-|-heart|hand|finger|card|hundred|hole|moon-viewing|toilet|poo|urn|coffin|headstone|cigarette|bikini|underwear|briefs|banknote|map-of|bathroom|cat-with|seat|speech|thought|no-|non-|mahjong|litter|elevator|telephone|fax|pager|calendar|nazar|hamsa|bomb|pistol|collision|dizzy|sweat|zzz|anger|diamond|chart|label|bookmark|skull|drop-of|place-of|night|city|sunrise|sunset|foggy|bridge|fireworks|sparkler|framed|wave$|eyes|mouth|ear$|foot|leg|goblin|ogre|alien|robot|claus|santa|snowman|baby|tongue|biting|teeth|piata|knot|kaaba|synagogue|khanda|watch|hourglass/
/** Where an icon without a hand-made row may stand, by the group of the emoji standard. */
const placesByGroup: Readonly<Record<number, string>> = {
  3: 'forest hills',
  4: 'kitchen room',
  5: 'city-day hills',
  6: 'stage room',
  7: 'room stage',
}

/** Second names that are things, chosen by hand from what both dictionaries agree on. */
const secondNames = new Set(
  `mule racehorse buffalo herd dromedary alpaca hippo bunny plumage crow phoenix terrapin serpent brachiosaurus
  brontosaurus diplodocus slug ladybird ladybug grasshopper mosquito malaria maggot earthworm parasite amoeba lavender
  pine toadstool cantaloupe cherry palm eggplant aubergine capsicum pickle kale lettuce toast naan pita pancake sausage
  burrito meatball casserole paella ramen prawn dumpling donut pudding cocktail whiskey whisky boba malt soda cutlery
  sauce mortar yurt chapel haircut tire suitcase skydive whirlwind dynamite fireworks puck shuttlecock judo scuba
  snorkeling sledge toboggan dart wizard casino gamble gambling dice jigsaw disco spool embroidery crochet denim trousers
  jacket blouse pouch rucksack sandals slipper cosmetics makeup engagement karaoke flute accounting bookkeeping mailbox
  ballpoint hatchet screwdriver mechanic horseshoe ladder chemist genetics disability shampoo sunscreen laundry picnic
  lather toothbrush crane muslim carp bell siren crutch prophecy frying noodles`.split(/\s+/),
)

const phraseTaken = new Set(rows.flatMap(row => row[0].split('|').map(phrase => phrase.replace('~', ''))))
const lexicon: Record<string, [icon: string, places: string]> = {}
const extra = new Set<string>()
const uses = new Map<string, number>()
const candidates = emojis.flatMap(emoji => {
  const name = chars[emoji.hexcode.toLowerCase()] ?? chars[emoji.hexcode.toLowerCase().replaceAll('-fe0f', '')]
  const places = placesByGroup[emoji.group ?? -1]
  if (!name || !places || unsuitable.test(name)) return []
  if ((flat.icons[name]?.body.length ?? Infinity) > EXTRA_LIMIT) return []
  const theirs = new Set((keywords[emoji.emoji] ?? []).map(word => word.replaceAll('_', ' ').toLowerCase()))
  const agreed = (emoji.tags ?? []).filter(tag => theirs.has(tag) && /^[a-z]{4,}( [a-z]+)?$/.test(tag))
  for (const tag of new Set(agreed)) uses.set(tag, (uses.get(tag) ?? 0) + 1)
  return [{ name, places, label: emoji.label.toLowerCase(), agreed }]
})
for (const { name, places, label, agreed } of candidates) {
  const phrases = [label, ...agreed.filter(tag => uses.get(tag) === 1 && secondNames.has(tag))]
  for (const phrase of phrases) {
    if (!/^[a-z][a-z -]{2,}$/.test(phrase) || phraseTaken.has(phrase) || lexicon[phrase]) continue
    lexicon[phrase] = [name, places]
    extra.add(name)
  }
}

/** The first icon of a row is its likeliest hero and may be heavy; the second must be light. */
const richBodies = new Map<string, string>()
let richTotal = 0
for (const [rank, limit] of [
  [0, RICH_LIMIT],
  [1, RICH_LIMIT / 2],
] as const)
  for (const row of rows) {
    const name = row[1].split(' ').filter(icon => !icon.startsWith('#'))[rank]
    const icon = name === undefined || richBodies.has(name) ? undefined : rich.icons[name]
    if (name === undefined || !icon) continue
    const body = shrinkIcon(icon.body)
    if (body.length > limit || richTotal + body.length > RICH_TOTAL) continue
    richBodies.set(name, body)
    richTotal += body.length
  }

/** An icon is stored once: rich where there is a rich drawing, else flat. */
const flatNames = [...new Set([...named, ...extra])].filter(name => !richBodies.has(name)).sort()

const browser = await chromium.launch({
  executablePath: process.env.CONTENTHQ_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
const page = await browser.newPage()
/** Bounds of what is really painted, from the alpha of a 160-pixel drawing, in icon units (32 × 32). */
const boundsOf = (bodies: readonly string[]): Promise<string[]> =>
  page.evaluate(async list => {
    const canvas = new OffscreenCanvas(160, 160)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no canvas')
    const boxes: string[] = []
    for (const body of list) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="160" height="160">${body}</svg>`
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
      await image.decode()
      context.clearRect(0, 0, 160, 160)
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, 160, 160)
      let [left, top, right, bottom] = [160, 160, -1, -1]
      for (let y = 0; y < 160; y++)
        for (let x = 0; x < 160; x++)
          if ((data[(y * 160 + x) * 4 + 3] ?? 0) > 40) {
            left = Math.min(left, x)
            right = Math.max(right, x)
            top = Math.min(top, y)
            bottom = Math.max(bottom, y)
          }
      boxes.push([left, top, right - left + 1, bottom - top + 1].map(v => Math.round((v / 5) * 10) / 10).join(' '))
    }
    return boxes
  }, bodies)

const out = join(art, 'data')
mkdirSync(out, { recursive: true })
for (const file of readdirSync(out)) if (file.endsWith('.json') && !file.startsWith('letters-')) rmSync(join(out, file))
const write = (file: string, value: unknown): void =>
  writeFileSync(join(out, file), `${JSON.stringify(value, null, 2)}\n`)

const flatBodies = flatNames.map(name => shrinkIcon(flat.icons[name]?.body ?? ''))
const flatBoxes = await boundsOf(flatBodies)
write('flat.json', Object.fromEntries(flatNames.map((n, i) => [n, { box: flatBoxes[i], body: flatBodies[i] }])))

const richNames = [...richBodies.keys()].sort()
const richBoxes = await boundsOf(richNames.map(name => richBodies.get(name) ?? ''))
await browser.close()
const shardOf: Record<string, number> = {}
const shards: Record<string, { box: string | undefined; body: string | undefined }>[] = []
richNames.forEach((name, i) => {
  const shard = Math.floor((i * SHARDS) / richNames.length)
  shardOf[name] = shard
  shards[shard] ??= {}
  shards[shard][name] = { box: richBoxes[i], body: richBodies.get(name) }
})
shards.forEach((shard, i) => {
  write(`rich-${i}.json`, shard)
})
write('rich-index.json', shardOf)
write('lexicon.json', Object.fromEntries(Object.entries(lexicon).map(([phrase, row]) => [phrase, row.join(' ')])))
const bytes = readdirSync(out).reduce((sum, file) => sum + readFileSync(join(out, file)).length, 0)
console.log(
  `${flatNames.length} flat, ${richNames.length} rich icons, ${Object.keys(lexicon).length} words, ${bytes} bytes`,
)
