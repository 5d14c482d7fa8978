/**
 * Owns the wire shape of the project document, version 1, and the laws between its parts.
 * Fields it does not know are dropped. Migration and size are open-document's business.
 */
import { z } from 'zod'
import type { ProjectDocument } from '../project/project.ts'
import {
  assetSchema,
  inputSchema,
  musicSchema,
  overlaysSchema,
  sceneSchema,
  settingsSchema,
  sourceSchema,
  storySchema,
} from './document-parts.ts'
import { assetHashSchema, projectIdSchema } from './identifiers.ts'

/** Ids that appear more than once. */
const repeated = (ids: readonly string[]): readonly string[] => ids.filter((id, index) => ids.indexOf(id) !== index)

/** The schema with all its parts; its inferred type and ProjectDocument are proved equal. */
export const documentShape = z
  .object({
    version: z.literal(1),
    id: projectIdSchema,
    title: z.string().max(1000),
    createdAt: z.iso.datetime({ offset: true }),
    input: inputSchema,
    settings: settingsSchema,
    source: sourceSchema.exactOptional(),
    story: storySchema.exactOptional(),
    scenes: z.array(sceneSchema),
    music: musicSchema,
    overlays: overlaysSchema.exactOptional(),
    assets: z.record(assetHashSchema, assetSchema),
  })
  .check(context => {
    const { scenes, music, overlays = [], assets } = context.value
    const refuse = (path: (string | number)[], message: string): void => {
      context.issues.push({ code: 'custom', input: context.value, path, message })
    }
    for (const id of repeated(scenes.map(scene => scene.id))) refuse(['scenes'], `Two scenes have the id ${id}.`)
    scenes.forEach((scene, index) => {
      for (const list of [scene.visuals.list, scene.narrations.list])
        for (const id of repeated(list.map(take => take.id)))
          refuse(['scenes', index], `Two takes of one scene have the id ${id}.`)
      for (const id of repeated((scene.overlays ?? []).map(overlay => overlay.id)))
        refuse(['scenes', index], `Two overlays of one scene have the id ${id}.`)
    })
    for (const id of repeated(music.list.map(take => take.id))) refuse(['music'], `Two takes have the id ${id}.`)
    for (const id of repeated(overlays.map(overlay => overlay.id)))
      refuse(['overlays'], `Two overlays have the id ${id}.`)
    for (const [hash, asset] of Object.entries(assets))
      if (asset.hash !== hash) refuse(['assets', hash], 'An asset stands under another hash than its own.')
  })
  .meta({ id: 'ProjectDocument' })

/** The same under the type everybody uses. */
export const projectDocumentSchema: z.ZodType<ProjectDocument> = documentShape
