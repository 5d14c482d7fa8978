/** Owns the union of all edits and the one shape each of them has. A command names ids, never positions. */
import type { Issue } from '../issue.ts'
import type { ProjectDocument } from '../project/project.ts'
import type { AddOverlay } from './add-overlay.ts'
import type { AddScene } from './add-scene.ts'
import type { AddTake } from './add-take.ts'
import type { ApplyLook } from './apply-look.ts'
import type { ChooseTake } from './choose-take.ts'
import type { MoveScene } from './move-scene.ts'
import type { RemoveOverlay } from './remove-overlay.ts'
import type { RemoveScene } from './remove-scene.ts'
import type { RemoveTake } from './remove-take.ts'
import type { SetMusic } from './set-music.ts'
import type { SetOverlay } from './set-overlay.ts'
import type { SetScene } from './set-scene.ts'
import type { SetSettings } from './set-settings.ts'
import type { SetStory } from './set-story.ts'
import type { SetTitle } from './set-title.ts'
import type { TrimVisual } from './trim-visual.ts'

export type Command =
  | AddOverlay
  | AddScene
  | AddTake
  | ApplyLook
  | ChooseTake
  | MoveScene
  | RemoveOverlay
  | RemoveScene
  | RemoveTake
  | SetMusic
  | SetOverlay
  | SetScene
  | SetSettings
  | SetStory
  | SetTitle
  | TrimVisual

/**
 * One edit. `can` answers the reasons against it as data (empty: it can be applied); `apply` answers the new document;
 * `inverse` is read off the document before, and undoes it exactly.
 */
export type Edit<C extends Command> = {
  readonly kind: C['kind']
  can(document: ProjectDocument, command: C): readonly Issue[]
  apply(document: ProjectDocument, command: C): ProjectDocument
  inverse(document: ProjectDocument, command: C): Command
}
