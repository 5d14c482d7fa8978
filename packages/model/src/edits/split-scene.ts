/** Owns what splitting and merging scenes is in commands: so that it is checked, saved and undone like every edit. */

import type { Span } from '../content-document.ts'
import type { ProjectDocument } from '../project/project.ts'
import { type Scene, type SceneId, takeInUse } from '../project/scene.ts'
import type { Command } from './command.ts'
import { findScene } from './scene-lookup.ts'

/** The sources of the sentences inside a span of the narration, told from its start. */
const sourcesIn = ({ sources }: Scene, { start, end }: Span): Scene['sources'] =>
  sources
    .filter(({ sentence }) => sentence.start >= start && sentence.end <= end)
    .map(({ sentence, source }) => ({ sentence: { start: sentence.start - start, end: sentence.end - start }, source }))

/** The stretch of a text without the white space at its ends. */
function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end)
  const from = start + part.length - part.trimStart().length
  return { start: from, end: from + part.trim().length }
}

/**
 * Commands that cut a scene's narration at a UTF-16 offset: the second half becomes a scene `id` behind it with the same
 * picture. Undefined where there is no such scene, or nothing on one side of the cut.
 */
export function splitCommands(
  document: ProjectDocument,
  { scene: name, at, id }: { readonly scene: SceneId; readonly at: number; readonly id: SceneId },
): readonly Command[] | undefined {
  const scene = findScene(document, name)
  if (!scene) return undefined
  const { narration } = scene
  const [first, second] = [
    trimmed(narration, { start: 0, end: at }),
    trimmed(narration, { start: at, end: narration.length }),
  ]
  if (first.start === first.end || second.start === second.end) return undefined
  const behind: Scene = {
    ...scene,
    id,
    narration: narration.slice(second.start, second.end),
    sources: sourcesIn(scene, second),
    narrations: { list: [] },
    pins: {},
    edited: true,
  }
  const fields = {
    narration: narration.slice(first.start, first.end),
    sources: sourcesIn(scene, first),
    pins: {},
    edited: true,
  }
  return [
    { kind: 'set-scene', scene: name, fields },
    { kind: 'add-scene', scene: behind, after: name },
  ]
}

/** Commands that put the next scene's words and pictures into a scene. Undefined where there is none, or no next one. */
export function mergeCommands(document: ProjectDocument, name: SceneId): readonly Command[] | undefined {
  const index = document.scenes.findIndex(({ id }) => id === name)
  const [scene, next] = document.scenes.slice(index)
  if (index < 0 || !scene || !next) return undefined
  const gap = scene.narration === '' || next.narration === '' ? '' : ' '
  const shift = scene.narration.length + gap.length
  const moved = next.sources.map(({ sentence, source }) => ({
    sentence: { start: sentence.start + shift, end: sentence.end + shift },
    source,
  }))
  const fields = {
    narration: scene.narration + gap + next.narration,
    sources: [...scene.sources, ...moved],
    pins: {},
    edited: true,
  }
  const known = new Set(scene.visuals.list.map(({ id }) => id))
  const inUse = takeInUse(scene.visuals)?.id ?? takeInUse(next.visuals)?.id ?? null
  const takes = next.visuals.list.filter(({ id }) => !known.has(id))
  return [
    { kind: 'set-scene', scene: name, fields },
    { kind: 'remove-scene', scene: next.id },
    ...takes.map((take): Command => ({ kind: 'add-take', scene: name, piece: 'visual', take, assets: [] })),
    ...(takes.length > 0 ? [{ kind: 'choose-take', scene: name, piece: 'visual', take: inUse } as const] : []),
  ]
}
