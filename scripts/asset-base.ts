/**
 * Owns what lies below `assetBase`: the files that are loaded by URL at run time and are in no bundle, and where npm
 * keeps them. A host copies these files to its own server, or lets `contenthqAssets` (vite-assets.ts) do it.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the page and the demo serve them. */
export const ASSET_BASE = '/contenthq/'

/** `path` below assetBase; `file` inside `package`; `type` is the content type. */
export type ServedAsset = {
  readonly path: string
  readonly package: string
  readonly file: string
  readonly type: string
}

const font = (family: string, face: string): ServedAsset => ({
  path: `fonts/${family}-${face}.woff2`,
  package: `@fontsource/${family}`,
  file: `files/${family}-${face}.woff2`,
  type: 'font/woff2',
})

/** The core with threads is asked for by pages that are cross-origin isolated only; a host may leave it out. */
const threadedCore = (file: string, type: string): ServedAsset => ({
  path: `ffmpeg-mt/${file}`,
  package: '@ffmpeg/core-mt',
  file: `dist/esm/${file}`,
  type,
})

/** FFmpeg's core is GPL and fonts are OFL: they are served as files, never compiled into our own code. */
export const servedAssets: readonly ServedAsset[] = [
  {
    path: 'ffmpeg/ffmpeg-core.js',
    package: '@ffmpeg/core',
    file: 'dist/esm/ffmpeg-core.js',
    type: 'text/javascript',
  },
  {
    path: 'ffmpeg/ffmpeg-core.wasm',
    package: '@ffmpeg/core',
    file: 'dist/esm/ffmpeg-core.wasm',
    type: 'application/wasm',
  },
  threadedCore('ffmpeg-core.js', 'text/javascript'),
  threadedCore('ffmpeg-core.worker.js', 'text/javascript'),
  threadedCore('ffmpeg-core.wasm', 'application/wasm'),
  font('inter', 'latin-700-normal'),
  font('inter', 'latin-ext-700-normal'),
  font('fraunces', 'latin-700-normal'),
  font('fraunces', 'latin-ext-700-normal'),
]

const require = createRequire(import.meta.url)

/** Where a served file lies on this machine. Throws when its package is not installed. */
export function fileOf({ package: name, file }: ServedAsset): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const path = join(folder, name, 'package.json')
    try {
      return join(dirname(require.resolve(path)), file)
    } catch {
      // not in this node_modules; the next one up
    }
  }
  throw new Error(`${name} is not installed; it brings ${file}`)
}
