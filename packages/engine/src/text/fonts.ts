/**
 * Owns the fonts of captions and titles: loads them once under private family names, so that the host's fonts are
 * neither used nor changed. Scripts that they lack fall back to the system's.
 */
import { ContentHQError } from '@contenthq/model'
import type { FontFamily, TextSpec } from './sprite-spec.ts'

type FontFile = { readonly family: FontFamily; readonly weight: number; readonly file: string }

/** Files below `assetBase`; all SIL OFL 1.1. */
export const fontFiles: readonly FontFile[] = [
  { family: 'caption', weight: 700, file: 'fonts/inter-latin-700-normal.woff2' },
  { family: 'caption', weight: 700, file: 'fonts/inter-latin-ext-700-normal.woff2' },
  { family: 'title', weight: 700, file: 'fonts/fraunces-latin-700-normal.woff2' },
  { family: 'title', weight: 700, file: 'fonts/fraunces-latin-ext-700-normal.woff2' },
]

/** The basic Latin block is split from the extended one by these ranges, as the files are. */
const LATIN_EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'
const privateName = (family: FontFamily): string => `chq-${family}`

const fallbacks: Record<FontFamily, string> = { caption: 'system-ui, sans-serif', title: 'ui-serif, Georgia, serif' }

const loading = new Map<string, Promise<void>>()

/** Resolves when every font can be measured and drawn. Throws 'font-unavailable'. */
export function loadFonts(assetBase: string): Promise<void> {
  let ready = loading.get(assetBase)
  if (!ready) {
    ready = Promise.all(fontFiles.map(font => loadFont(font, assetBase))).then(() => undefined)
    loading.set(assetBase, ready)
    ready.catch(() => loading.delete(assetBase))
  }
  return ready
}

async function loadFont({ family, weight, file }: FontFile, assetBase: string): Promise<void> {
  const url = new URL(file, new URL(assetBase, document.baseURI))
  const extended = file.includes('-ext-') ? { unicodeRange: LATIN_EXTENDED } : {}
  const face = new FontFace(privateName(family), `url("${url.href}")`, { weight: String(weight), ...extended })
  try {
    document.fonts.add(await face.load())
  } catch (cause) {
    throw new ContentHQError('font-unavailable', file, { cause })
  }
}

/** The CSS `font` of a text spec, for canvas. */
export const cssFont = ({ family, weight, size }: Pick<TextSpec, 'family' | 'weight' | 'size'>): string =>
  `${weight} ${size}px "${privateName(family)}", ${fallbacks[family]}`
