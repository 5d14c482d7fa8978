/** Owns the recognition of a cached content document: a damaged cache entry is made again. */
import type { ContentDocument } from '@contenthq/model'

export function isContentDocument(value: unknown): value is ContentDocument {
  if (typeof value !== 'object' || value === null) return false
  const { text, title, textHash, sections } = value as Partial<Record<keyof ContentDocument, unknown>>
  return (
    typeof text === 'string' && typeof title === 'string' && typeof textHash === 'string' && Array.isArray(sections)
  )
}
