/** Owns what a timeline must be to be composed: scenes that have a length, and styles that are known. Pure. */
import { asContentHQError, ContentHQError, type Timeline } from '@contenthq/model'
import { captionStyleOf } from './captions/captions.ts'
import { motionOf } from './motions/motions.ts'
import { lowerThirdOf } from './overlays/lower-thirds/lower-thirds.ts'
import { transitionOf } from './transitions/transitions.ts'

export type TimelineFault = { readonly error: ContentHQError; readonly sceneId?: string }

function faultOf(look: () => unknown, sceneId?: string): readonly TimelineFault[] {
  try {
    look()
    return []
  } catch (thrown) {
    return [{ error: asContentHQError(thrown), ...(sceneId === undefined ? {} : { sceneId }) }]
  }
}

/** Everything that is wrong with it: 'scene-empty', 'style-unknown'. */
export const timelineFaults = ({
  pictures,
  transitions,
  captions,
  overlays = [],
}: Timeline): readonly TimelineFault[] => [
  ...pictures
    .filter(({ lengthFrames }) => !(lengthFrames >= 1))
    .map(({ sceneId }) => ({ error: new ContentHQError('scene-empty', `It is scene “${sceneId}”.`), sceneId })),
  ...pictures.flatMap(({ motion, sceneId }) => faultOf(() => motionOf(motion.style), sceneId)),
  ...transitions.flatMap(({ style, to }) => faultOf(() => transitionOf(style), to)),
  ...captions.flatMap(({ style, sceneId }) => faultOf(() => captionStyleOf(style), sceneId)),
  ...overlays.flatMap(({ overlay, sceneId }) =>
    overlay.kind === 'lower-third' ? faultOf(() => lowerThirdOf(overlay.style), sceneId) : [],
  ),
]

/** Throws the first fault. */
export function requireTimeline(timeline: Timeline): void {
  const [fault] = timelineFaults(timeline)
  if (fault) throw fault.error
}
