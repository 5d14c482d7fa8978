/** Owns reading and changing what can be chosen: voices, music, AI models, and people's own settings. */
import type {
  aiListSchema,
  musicListSchema,
  musicRequestSchema,
  voiceListSchema,
  voiceRequestSchema,
} from '@contenthq/model/api'
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Owner } from '../env.ts'
import { EVERYBODY } from '../middleware/catalogue.ts'
import type { Database } from './client.ts'
import { aiModels, aiProviders, musicTracks, userSettings, voiceProfiles } from './schema.ts'

type Voices = z.infer<typeof voiceListSchema>
type VoiceRequest = z.infer<typeof voiceRequestSchema>
type Music = z.infer<typeof musicListSchema>
type MusicRequest = z.infer<typeof musicRequestSchema>
type Filter<T> = { readonly [K in keyof T]?: T[K] | undefined }

export async function listVoices(
  database: Database,
  owner: Owner,
  { language, gender, provider }: Filter<Pick<VoiceRequest, 'language' | 'gender' | 'provider'>>,
): Promise<Voices> {
  const rows = await database
    .select()
    .from(voiceProfiles)
    .where(
      and(
        inArray(voiceProfiles.owner, [owner, EVERYBODY]),
        language === undefined
          ? undefined
          : sql`lower(substr(${voiceProfiles.language} || '-', 1, length(${language}) + 1)) = lower(${`${language}-`})`,
        gender === undefined ? undefined : eq(voiceProfiles.gender, gender),
        provider === undefined ? undefined : eq(voiceProfiles.provider, provider),
      ),
    )
    .orderBy(desc(voiceProfiles.owner), asc(voiceProfiles.title), asc(voiceProfiles.id))
  const chosen = rows.some(row => row.owner !== EVERYBODY && row.isDefault)
  return {
    voices: rows.map(({ owner: whose, settings, preview, isDefault, ...voice }) => ({
      ...voice,
      own: whose !== EVERYBODY,
      settings: JSON.parse(settings) as VoiceRequest['settings'],
      ...(preview === null ? {} : { preview }),
      // a person's choice stands over the product's
      isDefault: isDefault && (whose !== EVERYBODY || !chosen),
    })),
  }
}

export async function putVoice(database: Database, owner: Owner, id: string, wish: VoiceRequest): Promise<void> {
  const values = { ...wish, settings: JSON.stringify(wish.settings), preview: wish.preview ?? null }
  await database
    .insert(voiceProfiles)
    .values({ owner, id, isDefault: false, ...values })
    .onConflictDoUpdate({ target: [voiceProfiles.owner, voiceProfiles.id], set: values })
}

const theVoice = (owner: Owner, id: string) => and(eq(voiceProfiles.owner, owner), eq(voiceProfiles.id, id))

/** False when there is no such profile of this owner. */
export async function deleteVoice(database: Database, owner: Owner, id: string): Promise<boolean> {
  return (
    (await database.delete(voiceProfiles).where(theVoice(owner, id)).returning({ id: voiceProfiles.id })).length > 0
  )
}

/** Makes one of the owner's profiles the one that new projects begin with. False when there is none. */
export async function chooseVoice(database: Database, owner: Owner, id: string): Promise<boolean> {
  const [chosen] = await database.batch([
    database
      .update(voiceProfiles)
      .set({ isDefault: true })
      .where(theVoice(owner, id))
      .returning({ id: voiceProfiles.id }),
    database
      .update(voiceProfiles)
      .set({ isDefault: false })
      .where(
        and(
          eq(voiceProfiles.owner, owner),
          ne(voiceProfiles.id, id),
          sql`EXISTS (SELECT 1 FROM voice_profiles AS chosen WHERE chosen.owner = ${owner} AND chosen.id = ${id})`,
        ),
      ),
  ])
  return chosen.length > 0
}

export async function listMusic(
  database: Database,
  owner: Owner,
  {
    mood,
    genre,
    slowest,
    fastest,
  }: Filter<Pick<MusicRequest, 'mood' | 'genre'> & { slowest: number; fastest: number }>,
): Promise<Music> {
  const rows = await database
    .select()
    .from(musicTracks)
    .where(
      and(
        inArray(musicTracks.owner, [owner, EVERYBODY]),
        mood === undefined ? undefined : eq(musicTracks.mood, mood),
        genre === undefined ? undefined : eq(musicTracks.genre, genre),
        slowest === undefined ? undefined : sql`${musicTracks.bpm} >= ${slowest}`,
        fastest === undefined ? undefined : sql`${musicTracks.bpm} <= ${fastest}`,
      ),
    )
    .orderBy(desc(musicTracks.owner), asc(musicTracks.title), asc(musicTracks.id))
  return {
    tracks: rows.map(({ owner: whose, bpm, seconds, asset, ...track }) => ({
      ...track,
      own: whose !== EVERYBODY,
      ...(bpm === null ? {} : { bpm }),
      ...(seconds === null ? {} : { seconds }),
      ...(asset === null ? {} : { asset }),
    })),
  }
}

export async function putMusic(database: Database, owner: Owner, id: string, wish: MusicRequest): Promise<void> {
  const values = { ...wish, bpm: wish.bpm ?? null, category: 'own', source: 'upload' }
  await database
    .insert(musicTracks)
    .values({ owner, id, ...values })
    .onConflictDoUpdate({ target: [musicTracks.owner, musicTracks.id], set: values })
}

/** False when there is no such track of this owner. */
export async function deleteMusic(database: Database, owner: Owner, id: string): Promise<boolean> {
  const rows = await database
    .delete(musicTracks)
    .where(and(eq(musicTracks.owner, owner), eq(musicTracks.id, id)))
    .returning({ id: musicTracks.id })
  return rows.length > 0
}

export async function listAi(database: Database): Promise<z.infer<typeof aiListSchema>> {
  const [providers, models] = await database.batch([
    database.select().from(aiProviders).orderBy(asc(aiProviders.slug)),
    database.select().from(aiModels).orderBy(asc(aiModels.kind), asc(aiModels.model)),
  ])
  return {
    providers: providers.map(({ slug, title, enabled, ratePerMinute }) => ({
      slug,
      title,
      enabled,
      ratePerMinute,
      models: models
        .filter(model => model.provider === slug)
        .map(({ provider: _, capabilities, ...model }) => ({
          ...model,
          capabilities: JSON.parse(capabilities) as string[],
        })),
    })),
  }
}

export async function readSettings(database: Database, owner: Owner) {
  const [row] = await database.select().from(userSettings).where(eq(userSettings.owner, owner)).limit(1)
  if (!row) return { settings: {}, updatedAt: null }
  return { settings: JSON.parse(row.settings) as Record<string, unknown>, updatedAt: row.updatedAt }
}

export async function saveSettings(database: Database, owner: Owner, settings: object, now: string): Promise<void> {
  const values = { settings: JSON.stringify(settings), updatedAt: now }
  await database
    .insert(userSettings)
    .values({ owner, ...values })
    .onConflictDoUpdate({ target: userSettings.owner, set: values })
}
