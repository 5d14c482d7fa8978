/**
 * Owns the step from a moment of the timeline to a display list. Pure: the composition and the text layout are all it
 * reads; it never measures, decodes or paints.
 */
import { frameToSeconds, type PictureClip, SAMPLE_RATE, sourceFrameAt } from '@contenthq/model'
import type { Composition } from '../composition.ts'
import type { DisplayList, Layer, Source } from '../display-list.ts'
import type { TextLayout } from '../text/layout.ts'
import { captionLayers } from './captions/captions.ts'
import { flatten } from './flatten.ts'
import { carriesWhite, groundLayer } from './grounds/ground.ts'
import { pictureLayers } from './grounds/stand.ts'
import { overlayLayers } from './overlays/overlays.ts'
import { titleLayers } from './overlays/title-card.ts'
import { transitionOf } from './transitions/transitions.ts'

/** In film frames. No common pair of rates (24, 25, 30, 50, 60 into each other) has source frames that begin there. */
const INTO_FRAME = 0.3

/** Answers the function frame n → display list; n runs from 0 to timeline.lengthFrames − 1. */
export function createComposer(composition: Composition, layout: TextLayout): (frame: number) => DisplayList {
  const { timeline, size, background } = composition
  const whole = [0, 0, size.width, size.height] as const
  const inside = (
    { startFrame, lengthFrames }: { readonly startFrame: number; readonly lengthFrames: number },
    frame: number,
  ) => frame >= startFrame && frame < startFrame + lengthFrames

  /**
   * A still, or the frame of a moving picture at this moment of the scene: the one shown a little after the film's frame
   * begins, so that files which round their times meet it all the same.
   */
  function pictureOf(hash: string, clip: PictureClip, frame: number): Source {
    const times = layout.frameTimes?.[hash]
    if (!times) return { kind: 'image', hash }
    const moment = frameToSeconds(frame - clip.startFrame + INTO_FRAME, timeline.frameRate)
    if (!clip.part) return { kind: 'video', hash, frame: sourceFrameAt(times, moment) }
    const { offsetSamples, samples } = clip.part
    // when its part is over, the frame shown just before its end stays
    const last = samples / SAMPLE_RATE - frameToSeconds(INTO_FRAME, timeline.frameRate)
    const at = offsetSamples / SAMPLE_RATE + Math.max(0, Math.min(moment, last))
    return { kind: 'video', hash, frame: sourceFrameAt(times, at) }
  }

  /** A scene as one layer of the frame's size: its ground, its picture, and the title on a title card. */
  function sceneLayer(clip: PictureClip, frame: number): Layer {
    const layers: Layer[] = []
    const asset = clip.asset === undefined ? undefined : composition.assets[clip.asset]
    const shape = asset?.width && asset.height ? { width: asset.width, height: asset.height } : undefined
    // a ground of its own is also seen through a picture with holes
    if (clip.ground || !shape || clip.fit === 'contain') layers.push(groundLayer(clip.ground, background, size))
    if (clip.asset !== undefined && shape) {
      const source = pictureOf(clip.asset, clip, frame)
      layers.push(...pictureLayers(clip, source, frame, shape, size, layout.pictureLayers?.[clip.asset]))
    }
    const title = clip.kind === 'title' ? layout.titles[clip.sceneId] : undefined
    if (title) {
      const needsNoScrim = !shape && clip.ground && carriesWhite(clip.ground)
      const seconds = frameToSeconds(frame - clip.startFrame, timeline.frameRate)
      layers.push(...titleLayers(needsNoScrim ? { lines: title.lines } : title, seconds, size.height * 0.03))
    }
    return { source: { kind: 'group', layers }, target: whole }
  }

  return frame => {
    const shown = timeline.pictures
      .filter(clip => inside(clip, frame))
      .map(clip => ({ clip, layer: sceneLayer(clip, frame) }))
    const transition = timeline.transitions.find(span => inside(span, frame))
    const from = transition && shown.find(({ clip }) => clip.sceneId === transition.from)
    const to = transition && shown.find(({ clip }) => clip.sceneId === transition.to)
    const scenes =
      transition && from && to
        ? transitionOf(transition.style).draw(
            from.layer,
            to.layer,
            (frame - transition.startFrame + 1) / (transition.lengthFrames + 1),
            size,
          )
        : shown.slice(-1).map(({ layer }) => layer)
    return {
      width: size.width,
      height: size.height,
      background,
      layers: [...flatten(scenes), ...overlayLayers(composition, layout, frame), ...captionLayers(layout, frame)],
    }
  }
}
