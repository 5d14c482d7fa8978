/** Owns reading the projected rows: scenes with their takes, videos and mixes, and the versions of a story. */
import type { SceneListAnswer } from '@contenthq/model/api'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Owner } from '../env.ts'
import type { Database } from './client.ts'
import { sceneAudioMixes, scenes, sceneVideos, sceneVisuals, stories } from './schema.ts'

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))

export async function readScenes(database: Database, owner: Owner, project: string): Promise<SceneListAnswer> {
  const [rows, visuals] = await database.batch([
    database
      .select({ scene: scenes, video: sceneVideos, mix: sceneAudioMixes })
      .from(scenes)
      .innerJoin(
        sceneVideos,
        and(eq(sceneVideos.owner, owner), eq(sceneVideos.project, project), eq(sceneVideos.scene, scenes.id)),
      )
      .innerJoin(
        sceneAudioMixes,
        and(
          eq(sceneAudioMixes.owner, owner),
          eq(sceneAudioMixes.project, project),
          eq(sceneAudioMixes.scene, scenes.id),
        ),
      )
      .where(and(eq(scenes.owner, owner), eq(scenes.project, project)))
      .orderBy(asc(scenes.position)),
    database
      .select()
      .from(sceneVisuals)
      .where(and(eq(sceneVisuals.owner, owner), eq(sceneVisuals.project, project)))
      .orderBy(asc(sceneVisuals.position)),
  ])
  return {
    scenes: rows.map(({ scene, video, mix }) => {
      const { owner: _owner, project: _project, ...fields } = scene
      return {
        ...fields,
        visuals: visuals
          .filter(visual => visual.scene === scene.id)
          .map(({ id, asset, prompt, provider, attempt, verified, score, parts, reasons, inUse }) => ({
            id,
            asset,
            prompt,
            provider,
            attempt,
            verified,
            score,
            parts: parsed<Record<string, number>>(parts),
            reasons: parsed<string[]>(reasons),
            inUse,
          })),
        video: {
          asset: video.asset,
          seconds: video.seconds,
          narration: video.narration,
          speechProvider: video.speechProvider,
          voice: video.voice,
        },
        mix: { asset: mix.asset, voiceVolume: mix.voiceVolume, musicVolume: mix.musicVolume, ducking: mix.ducking },
      }
    }),
  }
}

/** Newest first. */
export async function readStories(database: Database, owner: Owner, project: string) {
  const rows = await database
    .select()
    .from(stories)
    .where(and(eq(stories.owner, owner), eq(stories.project, project)))
    .orderBy(desc(stories.version))
  return rows.map(({ owner: _owner, project: _project, arc, ...story }) => ({
    ...story,
    arc: JSON.parse(arc) as string[],
  }))
}
