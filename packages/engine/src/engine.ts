/** Composition root of the engine: every verb one line. */
import type { Call, Pixels, Size } from '@contenthq/model'
import { type ImportedSound, importSound } from './audio/import-sound.ts'
import { canRender, type ForecastOptions } from './can-render/can-render.ts'
import type { RenderForecast } from './can-render/forecast.ts'
import { captionStyleOf, captionStyles } from './compose/captions/captions.ts'
import { requireTimeline } from './compose/check-timeline.ts'
import { createComposer } from './compose/compose.ts'
import { motions, movesLayers } from './compose/motions/motions.ts'
import { lowerThirdOf, lowerThirds } from './compose/overlays/lower-thirds/lower-thirds.ts'
import { transitions } from './compose/transitions/transitions.ts'
import type { AssetReader, Composition } from './composition.ts'
import type { DisplayList } from './display-list.ts'
import { type ImportedPicture, importPicture } from './media/import-picture.ts'
import { frameTimesOf } from './media/moving-picture.ts'
import { picturePixels, pictureSize } from './media/picture.ts'
import { pictureLayersOf } from './media/picture-layers.ts'
import { createPlayer, type Player } from './preview/player.ts'
import { type Capabilities, probeCapabilities, probeCodecs } from './render/capabilities.ts'
import { sweepTemporaryFolders } from './render/output/temporary-folder.ts'
import { type PosterOptions, paintPoster } from './render/poster.ts'
import { type RenderedFilm, type RenderOptions, renderFilm } from './render/render.ts'
import { type EncoderChoice, probeRenderPath, type RenderPath } from './render/render-path.ts'
import { type SubtitleFormat, subtitlesOf } from './render/subtitles.ts'
import type { SegmentStore } from './segments/segment-store.ts'
import { loadFonts } from './text/fonts.ts'
import type { TextLayout } from './text/layout.ts'
import { layoutFilm } from './text/layout-film.ts'

export type EngineOptions = {
  /** Folder URL with `fonts/` and `ffmpeg/`; relative to the page. */
  readonly assetBase: string
  readonly assets: AssetReader
  /** Force one encoder; default 'auto': WebCodecs where a real probe passes. */
  readonly encoder?: EncoderChoice
  /** Where finished parts of films are kept, so that none is encoded twice. Default: nowhere. */
  readonly segments?: SegmentStore
}

export type StyleInfo = { readonly id: string; readonly label: string }

export type Styles = {
  readonly motions: readonly StyleInfo[]
  readonly transitions: readonly StyleInfo[]
  readonly captions: readonly StyleInfo[]
  readonly lowerThirds: readonly StyleInfo[]
}

/** Every call that takes a composition throws 'style-unknown' for one that names a style nobody registered, 'scene-empty'. */
export type Engine = {
  readonly styles: Styles
  /** What this browser and page can do, proved, and the path a render takes. Never rejects. */
  capabilities(): Promise<Capabilities>
  /**
   * Whether this film can be made here, and what it will take: issues with remedies, time, size. A second or two; paints
   * and encodes some of its frames. Rejects with 'cancelled' only.
   */
  canRender(composition: Composition, options?: ForecastOptions): Promise<RenderForecast>
  /** MP4, or another format. Long; cancelled by the signal. Throws 'format-unavailable' where the browser cannot make it. */
  render(composition: Composition, options: RenderOptions): Promise<RenderedFilm>
  createPlayer(canvas: HTMLCanvasElement, composition: Composition): Player
  /** The composer that preview and export share: frame n → display list. */
  composer(composition: Composition): Promise<(frame: number) => DisplayList>
  /** SubRip, or WebVTT. */
  subtitles(composition: Composition, format?: SubtitleFormat): string
  /** One frame of the film as a picture: a poster, a thumbnail. Throws 'timeline-empty', 'asset-missing', 'cancelled'. */
  poster(composition: Composition, options?: PosterOptions): Promise<Blob>
  pictureSize(blob: Blob): Promise<Size>
  /**
   * Any picture or video, ready to be stored: converted where this browser cannot decode it. Throws 'media-unsupported',
   * 'media-empty', 'ffmpeg-unavailable', 'cancelled'.
   */
  importPicture(file: Blob, call?: Partial<Call>): Promise<ImportedPicture>
  /** Any sound, ready to be stored. Throws as `importPicture`. */
  importSound(file: Blob, call?: Partial<Call>): Promise<ImportedSound>
  /** Small RGBA pixels for a check; the first frame of what moves. */
  picturePixels(blob: Blob, longest: number): Promise<Pixels>
}

const infoOf = ({ id, label }: StyleInfo): StyleInfo => ({ id, label })

export const styles: Styles = {
  motions: motions.map(infoOf),
  transitions: transitions.map(infoOf),
  captions: captionStyles.map(infoOf),
  lowerThirds: lowerThirds.map(infoOf),
}

export function createEngine({ assetBase, assets, encoder = 'auto', segments }: EngineOptions): Engine {
  void sweepTemporaryFolders() // what a page left that crashed
  let probed: Promise<RenderPath> | undefined
  /** Probed once; a probe that failed is tried again. */
  function path(): Promise<RenderPath> {
    const known = probed ?? probeRenderPath(encoder)
    probed = known
    known.catch(() => {
      probed = undefined
    })
    return known
  }
  const absoluteBase = () => new URL(assetBase, document.baseURI).href

  async function layout(composition: Composition): Promise<TextLayout> {
    requireTimeline(composition.timeline)
    await loadFonts(absoluteBase())
    return {
      ...layoutFilm(composition, captionStyleOf, lowerThirdOf),
      frameTimes: await frameTimesOf(composition, assets),
      pictureLayers: await pictureLayersOf(composition, assets, movesLayers),
    }
  }

  return {
    styles,
    capabilities: () => probeCapabilities(encoder, path()),
    canRender: async (composition, options) =>
      canRender(
        {
          composition,
          layout,
          assets,
          capabilities: await probeCapabilities(encoder, path()),
          assetBase: absoluteBase(),
          segments,
        },
        options,
      ),
    render: async (composition, options) =>
      renderFilm(
        {
          composition,
          layout: await layout(composition),
          assets,
          path: await path(),
          codecs: probeCodecs,
          assetBase: absoluteBase(),
          segments,
        },
        options,
      ),
    createPlayer: (canvas, composition) => createPlayer({ canvas, composition, assets, layout }),
    composer: async composition => createComposer(composition, await layout(composition)),
    subtitles: subtitlesOf,
    poster: async (composition, options) =>
      paintPoster({ composition, layout: await layout(composition), assets }, options),
    pictureSize,
    importPicture: (file, call) => importPicture(file, { assetBase: absoluteBase(), ...call }),
    importSound: (file, call) => importSound(file, { assetBase: absoluteBase(), ...call }),
    picturePixels,
  }
}
