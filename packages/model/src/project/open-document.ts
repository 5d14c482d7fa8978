/**
 * The one door for project documents from outside: storage, network, files. Measures, migrates, checks.
 * Uses zod, so it is exported from '@contenthq/model/api' only. Does not know styles: the engine falls back by itself.
 */
import { MAX_DOCUMENT_BYTES } from '../api/limits.ts'
import { projectDocumentSchema } from '../api/project-document.ts'
import { ContentHQError } from '../errors.ts'
import type { Issue } from '../issue.ts'
import { PROJECT_VERSION, type ProjectDocument } from './project.ts'
import { type AnyDocument, climb } from './versions/ladder.ts'

export type OpenedDocument = {
  readonly document: ProjectDocument
  /** The document comes from a newer version: show it, never save it. */
  readonly readOnly: boolean
  readonly issues: readonly Issue[]
}

function toText(json: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(json)
  } catch (thrown) {
    throw new ContentHQError('document-invalid', 'It cannot be written as JSON.', { cause: thrown })
  }
  if (text === undefined) throw new ContentHQError('document-invalid', 'There is no document.')
  if (text.length > MAX_DOCUMENT_BYTES || new TextEncoder().encode(text).length > MAX_DOCUMENT_BYTES)
    throw new ContentHQError('document-too-large', `It is larger than ${MAX_DOCUMENT_BYTES} bytes.`)
  return text
}

function withVersion(value: unknown): AnyDocument {
  const version = typeof value === 'object' && value !== null ? (value as { version?: unknown }).version : undefined
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new ContentHQError('document-invalid', 'It does not say its version.')
  return value as AnyDocument
}

/** "scenes.3.title: Invalid input" for the first thing that is wrong. */
function firstFault(issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]): string {
  const [first] = issues
  if (!first) return 'It does not have the right shape.'
  return `${first.path.map(String).join('.') || 'document'}: ${first.message}`
}

const newerIssue: Issue = {
  code: 'document-newer',
  severity: 'warning',
  message: 'This project was saved by a newer version; it can be looked at but not changed.',
}

/**
 * Opens a document that was parsed from JSON. The result is a new plain value; unknown fields are dropped.
 * A newer version opens read-only as far as this version understands it.
 * Throws 'document-too-large', 'document-invalid', or 'document-newer' when nothing of it can be shown.
 */
export function openDocument(json: unknown): OpenedDocument {
  const given = withVersion(JSON.parse(toText(json)))
  const newer = given.version > PROJECT_VERSION
  const current = newer ? { ...given, version: PROJECT_VERSION } : climb(given, PROJECT_VERSION)
  const parsed = projectDocumentSchema.safeParse(current)
  if (!parsed.success) {
    if (newer) throw new ContentHQError('document-newer', `It has version ${given.version}.`)
    throw new ContentHQError('document-invalid', firstFault(parsed.error.issues))
  }
  return { document: parsed.data, readOnly: newer, issues: newer ? [newerIssue] : [] }
}
