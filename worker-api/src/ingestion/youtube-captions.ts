/** Reads the captions that a film's own page on YouTube names. The site refuses many cloud addresses; then there are none. */
import type { GuardedFetch } from './guarded-fetch.ts'
import type { Cue, Transcript, TranscriptProvider, Video } from './video-transcript.ts'

type Track = {
  readonly baseUrl?: string
  readonly languageCode?: string /** 'asr': made by a machine. */
  readonly kind?: string
}

type Player = {
  readonly videoDetails?: { readonly title?: string; readonly author?: string; readonly viewCount?: string }
  readonly microformat?: { readonly playerMicroformatRenderer?: { readonly publishDate?: string } }
  readonly captions?: {
    readonly playerCaptionsTracklistRenderer?: { readonly captionTracks?: readonly Track[] }
  }
}

type Events = {
  readonly events?: readonly {
    readonly tStartMs?: number
    readonly dDurationMs?: number
    readonly segs?: readonly { readonly utf8?: string }[]
  }[]
}

/** The JSON value that begins at an offset, found by its braces; undefined where it does not end. */
function jsonAt(text: string, start: number): unknown {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const letter = text[at]
    if (quoted) {
      if (letter === '\\') at++
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{') depth++
    else if (letter === '}' && --depth === 0) return JSON.parse(text.slice(start, at + 1))
  }
  return undefined
}

/** What the page tells its own player. */
export function playerOf(page: string): Player | undefined {
  const found = /ytInitialPlayerResponse\s*=\s*(?=\{)/.exec(page)
  return found ? (jsonAt(page, found.index + found[0].length) as Player | undefined) : undefined
}

const base = (tag: string | undefined): string => (tag ?? '').toLowerCase().split('-', 1)[0] ?? ''

/** In the wished language and written by a person, if there is one. */
function choose(tracks: readonly Track[], language: string | undefined): Track | undefined {
  const worth = ({ languageCode, kind }: Track): number =>
    (language !== undefined && base(languageCode) === base(language) ? 2 : 0) + (kind === 'asr' ? 0 : 1)
  return tracks.toSorted((a, b) => worth(b) - worth(a))[0]
}

/** Events of the format json3 as cues; one that only breaks the line is none. */
export function cuesOf({ events = [] }: Events): readonly Cue[] {
  const cues = events.flatMap(({ tStartMs, dDurationMs = 0, segs }) => {
    const text = (segs ?? []).map(({ utf8 = '' }) => utf8).join('')
    if (tStartMs === undefined || !text.trim()) return []
    return [{ fromSeconds: tStartMs / 1000, toSeconds: (tStartMs + dDurationMs) / 1000, text }]
  })
  // captions that roll up overlap: each is over when the next one begins
  return cues.map((cue, at) => ({ ...cue, toSeconds: Math.min(cue.toSeconds, cues[at + 1]?.fromSeconds ?? Infinity) }))
}

const textOf = async (web: GuardedFetch, url: string, accept: string, signal: AbortSignal): Promise<string> =>
  new TextDecoder().decode((await web(url, { signal, accept })).bytes)

async function read(video: Video, web: GuardedFetch, signal: AbortSignal): Promise<Transcript | undefined> {
  const page = await textOf(web, `https://www.youtube.com/watch?v=${video.id}&hl=en`, 'text/html', signal)
  const player = playerOf(page)
  const track = choose(player?.captions?.playerCaptionsTracklistRenderer?.captionTracks ?? [], video.language)
  if (!player || !track?.baseUrl) return undefined
  const address = new URL(track.baseUrl, 'https://www.youtube.com')
  address.searchParams.set('fmt', 'json3')
  const body = await textOf(web, address.href, 'application/json', signal)
  // the site answers with nothing where it does not like who asks
  if (!body.trim()) return undefined
  const { title, author, viewCount } = player.videoDetails ?? {}
  const views = Number(viewCount ?? Number.NaN)
  const published = player.microformat?.playerMicroformatRenderer?.publishDate
  return {
    cues: cuesOf(JSON.parse(body) as Events),
    ...(track.languageCode ? { language: track.languageCode } : {}),
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published } : {}),
    ...(Number.isFinite(views) ? { engagement: { views } } : {}),
  }
}

export const youtubeCaptions: TranscriptProvider = {
  id: 'youtube-captions',
  read: (video, { web, signal }) => read(video, web, signal),
}
