/** Owns what a gallery film is made from: a document for its story, and the input of a project for the film. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type ContentDocument, ContentHQError, type ProjectInput } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import { readSource } from '../../packages/cli/src/make/read-source.ts'
import { sampleSource } from '../../packages/offline/src/samples/sample-source.ts'
import { outlineSource } from '../../packages/offline/src/story/outline-source.ts'
import type { GalleryFilm } from './plan.ts'

const call = { signal: new AbortController().signal }

/** The document that a file of the folder is read into; a feed is all of its entries. Throws what `extract` throws. */
export const documentOfFile = (path: string): Promise<ContentDocument> =>
  extract({ bytes: readFileSync(path), name: basename(path) })

/** The document that the film's story is told from. */
export async function documentOf({ kind, topic, file }: GalleryFilm): Promise<ContentDocument> {
  if (file !== undefined) return documentOfFile(file)
  const request = { input: { kind: 'topic' as const, topic: topic ?? '' }, language: 'en' }
  const document = await (kind === 'sample' ? sampleSource() : outlineSource()).read(request, call)
  if (!document) throw new ContentHQError('source-empty', topic)
  return document
}

/** What a project is made from, as the command line gives it. */
export const inputOf = async ({ topic = '', file }: GalleryFilm, signal: AbortSignal): Promise<ProjectInput> =>
  file === undefined ? { kind: 'topic', topic } : readSource(file, signal)
