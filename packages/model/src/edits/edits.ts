/** Owns the registry of edits and the three doors `can`, `apply`, `inverse` over all of them. */
import { ContentHQError } from '../errors.ts'
import type { Issue } from '../issue.ts'
import type { ProjectDocument } from '../project/project.ts'
import { addOverlay } from './add-overlay.ts'
import { addScene } from './add-scene.ts'
import { addTake } from './add-take.ts'
import { applyLook } from './apply-look.ts'
import { chooseTake } from './choose-take.ts'
import type { Command, Edit } from './command.ts'
import { moveScene } from './move-scene.ts'
import { removeOverlay } from './remove-overlay.ts'
import { removeScene } from './remove-scene.ts'
import { removeTake } from './remove-take.ts'
import { setMusic } from './set-music.ts'
import { setOverlay } from './set-overlay.ts'
import { setScene } from './set-scene.ts'
import { setSettings } from './set-settings.ts'
import { setStory } from './set-story.ts'
import { setTitle } from './set-title.ts'
import { trimVisual } from './trim-visual.ts'

type Registry = { readonly [K in Command['kind']]: Edit<Extract<Command, { readonly kind: K }>> }

const edits: Registry = {
  'add-overlay': addOverlay,
  'add-scene': addScene,
  'add-take': addTake,
  'apply-look': applyLook,
  'choose-take': chooseTake,
  'move-scene': moveScene,
  'remove-overlay': removeOverlay,
  'remove-scene': removeScene,
  'remove-take': removeTake,
  'set-music': setMusic,
  'set-overlay': setOverlay,
  'set-scene': setScene,
  'set-settings': setSettings,
  'set-story': setStory,
  'set-title': setTitle,
  'trim-visual': trimVisual,
}

// the registry's key and the command's kind are the same string, which the type system cannot follow through an index
const editOf = (command: Command): Edit<Command> => edits[command.kind] as unknown as Edit<Command>

/** Whether there is such a command: for what comes from outside. */
export const isCommandKind = (kind: string): kind is Command['kind'] => Object.hasOwn(edits, kind)

/** The reasons why this command cannot be applied now; empty when it can. */
export const canApply = (document: ProjectDocument, command: Command): readonly Issue[] =>
  editOf(command).can(document, command)

/** The document after the command. Throws 'edit-refused' where `canApply` has a reason. */
export function applyCommand(document: ProjectDocument, command: Command): ProjectDocument {
  const reason = canApply(document, command)[0]
  if (reason) throw new ContentHQError('edit-refused', reason.message)
  return editOf(command).apply(document, command)
}

/** The command that undoes `command`; read it off the document before applying. */
export const inverseOf = (document: ProjectDocument, command: Command): Command =>
  editOf(command).inverse(document, command)
