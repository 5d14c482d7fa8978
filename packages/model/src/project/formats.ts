/** Owns the kinds of file a film can be saved as. Knows no codec and no encoder. */

export const filmFormats = ['mp4', 'webm', 'gif', 'm4a', 'mp3', 'wav'] as const
export type FilmFormat = (typeof filmFormats)[number]

export type FormatFacts = {
  readonly label: string
  readonly mimeType: string
  /** A format without a picture is the film's sound alone. */
  readonly picture: boolean
  readonly sound: boolean
}

/** By format; a file ends in the format's own name. */
export const formatFacts: Readonly<Record<FilmFormat, FormatFacts>> = {
  mp4: { label: 'MP4', mimeType: 'video/mp4', picture: true, sound: true },
  webm: { label: 'WebM', mimeType: 'video/webm', picture: true, sound: true },
  gif: { label: 'GIF', mimeType: 'image/gif', picture: true, sound: false },
  m4a: { label: 'M4A', mimeType: 'audio/mp4', picture: false, sound: true },
  mp3: { label: 'MP3', mimeType: 'audio/mpeg', picture: false, sound: true },
  wav: { label: 'WAV', mimeType: 'audio/wav', picture: false, sound: true },
}
