/** Owns what crosses between the gallery and the page in which its films are made: plain data. */
import type { ErrorRecord, ProjectInput, ProjectSettings } from '@contenthq/model'

export type FilmWish = {
  readonly input: ProjectInput
  readonly settings: Partial<ProjectSettings>
  /** Path on the gallery's server that takes the film. */
  readonly outputPath: string
}

/** A title or a caption as it stands in one frame, judged by the letters that were really painted. */
export type TextLook = {
  readonly what: 'title' | 'caption'
  /** All letters lie in the part of the frame where text may stand. */
  readonly inside: boolean
  /** Mean step of brightness between neighbours behind the letters, 0..255: 0 for a plain ground. */
  readonly busy: number
  /** Contrast by WCAG 2 between letters and what is behind them: one in twenty of their pixels has less. 1..21. */
  readonly contrast: number
}

export type SceneLook = {
  /** Difference hash of the scene's middle without any text, as hexadecimal digits. */
  readonly hash: string
  readonly texts: readonly TextLook[]
}

export type FilmAnswer =
  | { readonly ok: true; readonly looks: readonly SceneLook[] }
  | { readonly ok: false; readonly error: ErrorRecord }

/** Globals of the page, called through the browser. */
export type GalleryPage = { galleryFilm(wish: FilmWish): Promise<FilmAnswer> }
