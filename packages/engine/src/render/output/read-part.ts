/** Owns the reading of a finished part while the film is written: what somebody cleared away meanwhile is made again. */
import { ContentHQError } from '@contenthq/model'

/** Throws what `make` throws, and 'encoder-failed' where the part is lost again. */
export async function readPart<T>(read: () => Promise<T | undefined>, make: () => Promise<unknown>): Promise<T> {
  const part = (await read()) ?? (await make().then(read))
  if (!part) throw new ContentHQError('encoder-failed', 'A finished part of the film was lost.')
  return part
}
