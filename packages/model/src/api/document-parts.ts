/**
 * Owns the wire shape of what a project document is made of: assets, takes, scenes, settings.
 * Mirrors the types of ../project; a type-level test holds the two equal. Names of styles are left to the engine.
 */
import { z } from 'zod'
import { captionFonts, captionPositions, captionSizes } from '../project/captions.ts'
import { hexColourPattern, pictureFits } from '../project/ground.ts'
import { aspectRatios, qualities } from '../project/output.ts'
import { corners } from '../project/overlays.ts'
import { moods } from '../project/project.ts'
import { motionEasings } from '../project/scene.ts'
import { assetHashSchema } from './identifiers.ts'

const name = z.string().min(1).max(200)
const text = z.string()
const count = z.number().int().nonnegative()
const amount = z.number().nonnegative()
const unit = z.number().min(0).max(1)
const span = z.object({ start: count, end: count })
const point = z.object({ x: unit, y: unit })
const trim = z.object({ start: count, end: count })
const unitRect = z.tuple([z.number(), z.number(), z.number(), z.number()])
const assetKind = z.enum(['image', 'video', 'narration', 'music', 'font', 'timings', 'film'])
const sceneKind = z.enum(['title', 'picture'])
const timingOrigin = z.enum(['phones', 'vendor', 'transcription', 'energy', 'reading-speed'])
const sourceKind = z.enum(['topic', 'text', 'markdown', 'html', 'sample', 'wikipedia', 'outline', 'feed', 'document'])

const ingredient = z.object({ name: text, licence: text, attribution: text.exactOptional() })

const depicted = z.object({ name, asked: z.enum(['scene', 'prompt', 'film', 'place']), words: z.array(text) })
const depiction = z.object({
  environment: depicted,
  main: depicted.exactOptional(),
  props: z.array(depicted),
  card: z.object({ kind: name, texts: z.array(text) }).exactOptional(),
})

const provenance = z.object({
  provider: name,
  prompt: text.exactOptional(),
  model: text.exactOptional(),
  licence: text,
  attribution: text.exactOptional(),
  url: text.exactOptional(),
  ingredients: z.array(ingredient).exactOptional(),
  shows: depiction.exactOptional(),
})

export const assetSchema = z.object({
  hash: assetHashSchema,
  kind: assetKind,
  mimeType: name,
  bytes: count,
  width: count.exactOptional(),
  height: count.exactOptional(),
  seconds: amount.exactOptional(),
  frames: count.exactOptional(),
  hasSound: z.boolean().exactOptional(),
  firstFrameAt: z.number().exactOptional(),
  provenance,
})

const visualCheck = z.object({
  provider: name,
  kind: z.enum(['technical', 'meaning']),
  score: z.number(),
  parts: z.record(z.string(), z.number()),
  reasons: z.array(text),
})

const visualTake = z.object({
  id: name,
  asset: assetHashSchema,
  prompt: text,
  provider: name,
  attempt: count,
  check: visualCheck.exactOptional(),
  focus: point.exactOptional(),
  trim: trim.exactOptional(),
})

const narrationTake = z.object({
  id: name,
  asset: assetHashSchema,
  timings: assetHashSchema,
  timingOrigin,
  samples: count,
  provider: name,
  voice: text,
  text,
  speed: z.number().positive(),
})

const mood = z.enum(moods)

const musicTake = z.object({ id: name, asset: assetHashSchema, provider: name, mood, seconds: amount })

const takesOf = <T extends z.ZodType>(take: T) => z.object({ list: z.array(take), inUse: name.exactOptional() })

const shown = { from: amount.exactOptional(), seconds: amount.exactOptional() }

const overlay = z.discriminatedUnion('kind', [
  z.object({
    id: name,
    kind: z.literal('logo'),
    asset: assetHashSchema,
    place: z.union([z.enum(corners), point]),
    size: z.number(),
    opacity: unit,
    safe: z.boolean().exactOptional(),
    ...shown,
  }),
  z.object({ id: name, kind: z.literal('lower-third'), name: text, line: text, style: name, ...shown }),
])

export const overlaysSchema = z.array(overlay)

const colour = z.string().regex(hexColourPattern)

const ground = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('colour'), colour }),
  z.object({ kind: z.literal('gradient'), from: colour, to: colour, angle: z.number() }),
])

export const sceneSchema = z.object({
  id: name,
  kind: sceneKind,
  title: text,
  narration: text,
  sources: z.array(z.object({ sentence: span, source: span })),
  visualDescription: text,
  imagePrompt: text,
  visuals: takesOf(visualTake),
  narrations: takesOf(narrationTake),
  motion: z.object({
    style: name,
    from: unitRect.exactOptional(),
    to: unitRect.exactOptional(),
    easing: z.enum(motionEasings).exactOptional(),
  }),
  ground: ground.exactOptional(),
  fit: z.enum(pictureFits).exactOptional(),
  transition: z.object({ style: name, seconds: amount }),
  captionStyle: name.exactOptional(),
  sound: z
    .object({
      narrationGain: z.number().exactOptional(),
      videoGain: z.number().exactOptional(),
      ducking: z.boolean().exactOptional(),
    })
    .exactOptional(),
  overlays: overlaysSchema.exactOptional(),
  pins: z.object({
    startFrame: count.exactOptional(),
    lengthFrames: count.positive().exactOptional(),
    trim: trim.exactOptional(),
  }),
  edited: z.boolean(),
})

export const musicSchema = takesOf(musicTake)

export const inputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('topic'), topic: text }),
  z.object({ kind: z.literal('url'), url: text }),
  z.object({ kind: z.literal('text'), text, name: text.exactOptional(), mimeType: text.exactOptional() }),
])

export const settingsSchema = z.object({
  output: z.object({
    aspectRatio: z.enum(aspectRatios),
    quality: z.enum(qualities),
    frameRate: z.object({ num: z.number().int().positive(), den: z.number().int().positive() }),
  }),
  targetSeconds: z.number().positive(),
  mood,
  language: name,
  seed: z.number(),
  voice: z.object({ voice: text, speed: z.number().positive() }),
  music: z.object({
    enabled: z.boolean(),
    gain: z.number(),
    duck: z.number(),
    ducking: z
      .object({
        enabled: z.boolean().exactOptional(),
        attack: z.number().exactOptional(),
        hold: z.number().exactOptional(),
        release: z.number().exactOptional(),
      })
      .exactOptional(),
    fadeIn: z.number().exactOptional(),
    fadeOut: z.number().exactOptional(),
    start: z.number().exactOptional(),
    loop: z.boolean().exactOptional(),
    crossfade: z.number().exactOptional(),
  }),
  sound: z.object({ loudness: z.number().exactOptional(), peak: z.number().exactOptional() }).exactOptional(),
  captions: z.object({
    enabled: z.boolean(),
    style: name,
    font: z.enum(captionFonts).exactOptional(),
    size: z.enum(captionSizes).exactOptional(),
    position: z.enum(captionPositions).exactOptional(),
  }),
  pacing: z.object({ lead: amount, tail: amount }),
})

export const sourceSchema = z.object({
  kind: sourceKind,
  title: text,
  words: count,
  textHash: text,
  url: text.exactOptional(),
  author: text.exactOptional(),
  licence: text.exactOptional(),
  attribution: text.exactOptional(),
})

export const storySchema = z.object({ title: text, hook: text, synopsis: text, closing: text, provider: name })
