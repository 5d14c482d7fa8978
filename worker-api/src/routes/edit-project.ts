/**
 * Owns changing a stored document by commands, for callers without the SDK: load, the same `apply`, the same checks,
 * the same save. All commands of a call are applied, or none.
 */
import { applyCommand, type Command, ContentHQError, type ProjectDocument } from '@contenthq/model'
import { openDocument } from '@contenthq/model/api'
import type { Database } from '../db/client.ts'
import { saveProject, type Writer } from '../db/save-project.ts'
import { Refusal } from '../refusal.ts'
import { requireMedia, revisionOf, storedDocument } from './document-rules.ts'
import { requireProject } from './require-project.ts'

/** Commands from outside: their kind is known, the rest is not. */
export type LooseCommand = { readonly kind: string }

function applyAll(document: ProjectDocument, commands: readonly LooseCommand[]): ProjectDocument {
  let now = document
  commands.forEach((command, index) => {
    try {
      now = applyCommand(now, command as Command)
    } catch (thrown) {
      if (thrown instanceof ContentHQError)
        throw new Refusal(thrown.code, { detail: `${index}: ${thrown.detail ?? ''}` })
      // a command without its parts falls over them
      throw new Refusal('input-invalid', {
        extras: { errors: [{ path: `commands.${index}`, message: 'This command lacks a part.' }] },
      })
    }
  })
  // what commands brought along is checked like a document from outside
  return openDocument(now).document
}

/**
 * Applies and saves on `base`, or on what is there now when it is undefined. Answers the new document and revision;
 * throws 'revision-conflict', 'edit-refused', 'input-invalid', 'document-invalid', 'media-missing'.
 */
export async function editProject(
  database: Database,
  writer: Writer,
  id: string,
  base: number | undefined,
  commandsFor: (document: ProjectDocument) => readonly LooseCommand[],
): Promise<{ readonly document: ProjectDocument; readonly revision: number }> {
  const row = await requireProject(database, writer.owner, id)
  if (base !== undefined && row.revision !== base) revisionOf({ kind: 'conflict', row })
  const document = applyAll(storedDocument(row), commandsFor(storedDocument(row)))
  await requireMedia(database, writer.owner, document)
  const revision = revisionOf(await saveProject(database, writer, document, row.revision))
  return { document, revision }
}
