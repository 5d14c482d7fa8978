/**
 * Owns the rows that every database begins with: plans, the product's own providers and models with prices, its voice
 * and its music moods. Written again at each migration: what the product decides is renewed, what an operator may
 * change (a provider switched off, a default chosen) stays.
 */
import { type Mood, moods, plans, prices, type StepKind } from '@contenthq/model'

/** A statement as the libSQL client takes it. */
export type SeedStatement = { readonly sql: string; readonly args: (string | number | null)[] }

/** The owner of what everybody sees. */
export const EVERYBODY = ''

type Provider = { readonly slug: string; readonly title: string; readonly ratePerMinute: number }
type Model = { readonly provider: string; readonly model: string; readonly kind: StepKind; readonly title: string }

/** Switched off until their keys are there. */
const providers: readonly Provider[] = [
  { slug: 'openai', title: 'OpenAI', ratePerMinute: 60 },
  { slug: 'anthropic', title: 'Anthropic', ratePerMinute: 50 },
]

/** The first of a kind is its default. */
const models: readonly Model[] = [
  { provider: 'openai', model: 'gpt-5-mini', kind: 'text', title: 'GPT-5 mini' },
  { provider: 'openai', model: 'gpt-image-1', kind: 'image', title: 'GPT Image 1' },
  { provider: 'openai', model: 'gpt-5-mini', kind: 'vision', title: 'GPT-5 mini' },
  { provider: 'openai', model: 'gpt-4o-mini-tts', kind: 'speech', title: 'GPT-4o mini TTS' },
  { provider: 'anthropic', model: 'claude-sonnet-4-5', kind: 'text', title: 'Claude Sonnet 4.5' },
  { provider: 'anthropic', model: 'claude-sonnet-4-5', kind: 'vision', title: 'Claude Sonnet 4.5' },
]

/** The keyless composer's moods: beats a minute in the middle of each mood's range. */
const music: Readonly<Record<Mood, { readonly title: string; readonly genre: string; readonly bpm: number }>> = {
  calm: { title: 'Calm', genre: 'ambient', bpm: 65 },
  warm: { title: 'Warm', genre: 'acoustic', bpm: 79 },
  wonder: { title: 'Wonder', genre: 'cinematic', bpm: 61 },
  upbeat: { title: 'Upbeat', genre: 'pop', bpm: 104 },
  tense: { title: 'Tense', genre: 'cinematic', bpm: 73 },
  hopeful: { title: 'Hopeful', genre: 'acoustic', bpm: 87 },
  somber: { title: 'Somber', genre: 'ambient', bpm: 58 },
  playful: { title: 'Playful', genre: 'pop', bpm: 118 },
  epic: { title: 'Epic', genre: 'cinematic', bpm: 90 },
  mystery: { title: 'Mystery', genre: 'ambient', bpm: 67 },
}

const planSeeds = (): SeedStatement[] =>
  plans.map(({ id, title, creditsPerMonth, priceCents, mediaBytes }) => ({
    sql: `INSERT INTO subscription_plans (id, title, credits_per_month, price_cents, media_bytes) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, credits_per_month = excluded.credits_per_month,
        price_cents = excluded.price_cents, media_bytes = excluded.media_bytes`,
    args: [id, title, creditsPerMonth, priceCents, mediaBytes],
  }))

const providerSeeds = (): SeedStatement[] =>
  providers.map(({ slug, title, ratePerMinute }) => ({
    sql: `INSERT INTO ai_providers (slug, title, enabled, rate_per_minute, settings) VALUES (?, ?, 0, ?, '{}')
      ON CONFLICT (slug) DO UPDATE SET title = excluded.title`,
    args: [slug, title, ratePerMinute],
  }))

const modelSeeds = (): SeedStatement[] =>
  models.map(({ provider, model, kind, title }, index) => ({
    sql: `INSERT INTO ai_models (provider, model, kind, title, is_default, credits, per, capabilities)
      VALUES (?, ?, ?, ?, ?, ?, ?, '[]')
      ON CONFLICT (provider, model, kind) DO UPDATE SET title = excluded.title, credits = excluded.credits, per = excluded.per`,
    args: [
      provider,
      model,
      kind,
      title,
      models.findIndex(other => other.kind === kind) === index ? 1 : 0,
      prices[kind].credits,
      prices[kind].per,
    ],
  }))

const voiceSeeds = (): SeedStatement[] => [
  {
    sql: `INSERT INTO voice_profiles (owner, id, title, provider, voice, language, gender, settings, is_default)
      VALUES (?, 'slt', 'Built in', 'offline-speech', 'slt', 'en-US', 'female', '{}', 1)
      ON CONFLICT (owner, id) DO NOTHING`,
    args: [EVERYBODY],
  },
]

const musicSeeds = (): SeedStatement[] =>
  moods.map(mood => ({
    sql: `INSERT INTO music_tracks (owner, id, title, category, mood, genre, bpm, source)
      VALUES (?, ?, ?, 'built-in', ?, ?, ?, 'offline-music')
      ON CONFLICT (owner, id) DO UPDATE SET title = excluded.title, genre = excluded.genre, bpm = excluded.bpm`,
    args: [EVERYBODY, `built-in-${mood}`, music[mood].title, mood, music[mood].genre, music[mood].bpm],
  }))

/** The standalone product is an app like any other. */
const appSeeds = (): SeedStatement[] => [
  {
    sql: `INSERT INTO apps (id, name, created_at) VALUES ('product', 'ContentHQ Studio', ?) ON CONFLICT (id) DO NOTHING`,
    args: [new Date().toISOString()],
  },
]

/** All of them, in an order that references allow. */
export const seedStatements = (): SeedStatement[] => [
  ...appSeeds(),
  ...planSeeds(),
  ...providerSeeds(),
  ...modelSeeds(),
  ...voiceSeeds(),
  ...musicSeeds(),
]
