/** Owns films on YouTube as sources: which address is one, the shape of whoever gets its transcript, and the document made of it. */
import { type ContentDocument, ContentHQError, type Engagement, type TimedSpan } from '@contenthq/model'
import { extract } from '@contenthq/sources'
import type { GuardedFetch } from './guarded-fetch.ts'

export type Cue = { readonly fromSeconds: number; readonly toSeconds: number; readonly text: string }

export type Transcript = {
  readonly cues: readonly Cue[]
  /** BCP 47. */
  readonly language?: string
  readonly title?: string
  readonly author?: string
  /** ISO 8601. */
  readonly published?: string
  readonly engagement?: Engagement
}

export type Video = { readonly id: string; readonly url: string /** BCP 47. */; readonly language?: string }

/** Gets transcripts of films. Answers undefined where it cannot have this one; then the next is asked. */
export type TranscriptProvider = {
  readonly id: string
  read(
    video: Video,
    call: { readonly web: GuardedFetch; readonly signal: AbortSignal },
  ): Promise<Transcript | undefined>
}

const hosts = /^(?:www\.|m\.|music\.)?(?:youtube\.com|youtube-nocookie\.com)$/

/** The id in the address of a film on YouTube, in all its forms. */
export function videoIdOf(address: string): string | undefined {
  const { hostname, pathname, searchParams } = new URL(address)
  const [, first = '', second = ''] = pathname.split('/')
  const id =
    hostname === 'youtu.be'
      ? first
      : hosts.test(hostname)
        ? /^(shorts|live|embed|v)$/.test(first)
          ? second
          : first === 'watch' && searchParams.get('v')
        : undefined
  return id && /^[\w-]{11}$/.test(id) ? id : undefined
}

/** Seconds of silence that begin a paragraph, and letters after which the next sentence does. */
const PAUSE = 2
const LONG = 600

/** Cues as paragraphs: a pause or the end of a sentence in a long one begins another. */
function paragraphsOf(cues: readonly Cue[]): string {
  let text = ''
  let length = 0
  for (const [at, { text: words, fromSeconds }] of cues.entries()) {
    const last = cues[at - 1]
    const breaks =
      last && (fromSeconds - last.toSeconds >= PAUSE || (length > LONG && /[.!?…。！？]["”’)]*$/.test(text)))
    text += last ? (breaks ? '\n\n' : ' ') : ''
    length = breaks ? words.length : length + words.length
    text += words
  }
  return text
}

/** Where each cue is said in the text, in order; a cue that is not found word for word has no span. */
function spansOf(cues: readonly Cue[], text: string): readonly TimedSpan[] {
  const spans: TimedSpan[] = []
  let from = 0
  for (const { text: words, fromSeconds, toSeconds } of cues) {
    const start = text.indexOf(words, from)
    if (start < 0) continue
    from = start + words.length
    spans.push({ start, end: from, fromSeconds, toSeconds })
  }
  return spans
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().normalize('NFC')

/** A transcript as a document whose spans say when each sentence is spoken. */
export async function documentOfTranscript(transcript: Transcript, { url }: Video): Promise<ContentDocument> {
  const cues = transcript.cues.map(cue => ({ ...cue, text: oneLine(cue.text) })).filter(({ text }) => text)
  const bytes = new TextEncoder().encode(paragraphsOf(cues))
  const document = await extract({ bytes, contentType: 'text/plain; charset=utf-8' })
  const { title = document.title, author, published, language, engagement } = transcript
  return {
    ...document,
    title,
    url,
    platform: 'YouTube',
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
    ...(engagement === undefined ? {} : { engagement }),
    attribution: `“${title}”${author === undefined ? '' : ` by ${author}`}, YouTube, ${url}`,
    cues: spansOf(cues, document.text),
  }
}

/** Throws 'transcript-unavailable' with what the user can do where nobody has it. */
export async function readVideo(
  video: Video,
  providers: readonly TranscriptProvider[],
  call: { readonly web: GuardedFetch; readonly signal: AbortSignal },
): Promise<ContentDocument> {
  for (const provider of providers) {
    const transcript = await provider.read(video, call).catch((thrown: unknown) => {
      if (call.signal.aborted) throw thrown
      return undefined
    })
    if (transcript && transcript.cues.length > 0) return documentOfTranscript(transcript, video)
  }
  throw new ContentHQError('transcript-unavailable')
}
