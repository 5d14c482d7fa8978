/** Owns reading a source from the web as a whole: an article, the chosen entries of a feed, a film's transcript, a topic's article. */
import { sha256 } from '../storage/hash.ts'
import { checkUrl } from './check-url.ts'
import type { ReadAnswer, ReadRequest } from './ingested-source.ts'
import { readEntries } from './read-entries.ts'
import { type Reading, readPage, sourceAt } from './read-page.ts'
import { readVideo, type TranscriptProvider, videoIdOf } from './video-transcript.ts'
import { readTopic } from './wikipedia.ts'

/** `transcripts`: asked in this order. */
export type SourceReading = Reading & { readonly transcripts: readonly TranscriptProvider[] }

/**
 * Reads what is asked for. Throws 'url-invalid', 'url-forbidden', 'url-unreachable', 'robots-refused', 'source-too-large',
 * 'source-empty', 'transcript-unavailable', 'cancelled' and what the readers throw.
 */
export async function readSource(request: ReadRequest, reading: SourceReading): Promise<ReadAnswer> {
  if ('topic' in request) {
    const { document, page, url } = await readTopic(request.topic, request.language, reading)
    const found = { url, document, validators: {}, bytesHash: await sha256(page.bytes) }
    return { sources: [sourceAt(await reading.place(url), found)] }
  }
  const url = checkUrl(request.url).url.href
  const video = videoIdOf(url)
  if (video !== undefined) {
    const { language } = request
    const asked = { id: video, url, ...(language === undefined ? {} : { language }) }
    const document = await readVideo(asked, reading.transcripts, reading)
    const found = { url, document, validators: {}, bytesHash: document.textHash }
    return { sources: [sourceAt(await reading.place(url), found)] }
  }
  const found = await readPage(url, reading)
  if ('source' in found) return { sources: [found.source] }
  return readEntries(found.feed, request.entries, reading)
}
