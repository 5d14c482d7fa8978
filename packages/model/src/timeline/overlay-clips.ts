/** Owns the step from overlays as they are wished for to frames in which they are seen. */
import type { Issue } from '../issue.ts'
import type { Overlay } from '../project/overlays.ts'
import type { ProjectDocument } from '../project/project.ts'
import { secondsToFrame } from './time.ts'
import type { OverlayClip, Timeline } from './timeline.ts'

type Resolved = Pick<Timeline, 'frameRate' | 'lengthFrames' | 'pictures' | 'transitions'>
/** First frame, and the frame after the last. */
type Room = { readonly from: number; readonly to: number; readonly sceneId?: string }

/** A scene's overlays lie over the frames in which it stands alone, so that they never speak of two pictures at once. */
function sceneRoom(sceneId: string, { pictures, transitions }: Resolved): Room | undefined {
  const clip = pictures.find(picture => picture.sceneId === sceneId)
  if (!clip) return undefined
  const into = transitions.find(({ to }) => to === sceneId)?.lengthFrames ?? 0
  const away = transitions.find(({ from }) => from === sceneId)?.lengthFrames ?? 0
  return { from: clip.startFrame + into, to: clip.startFrame + clip.lengthFrames - away, sceneId }
}

const edgesOf = (comes: boolean, goes: boolean): OverlayClip['edges'] =>
  comes ? (goes ? 'both' : 'in') : goes ? 'out' : 'none'

/** Those of the film first, then those of the scenes, which lie above them. What is never seen comes back as an issue. */
export function overlayClips(
  document: ProjectDocument,
  resolved: Resolved,
): { readonly clips: readonly OverlayClip[]; readonly issues: readonly Issue[] } {
  const { frameRate, lengthFrames } = resolved
  const clips: OverlayClip[] = []
  const issues: Issue[] = []

  function show(overlay: Overlay, room: Room): void {
    const start = Math.max(0, room.from) + secondsToFrame(Math.max(0, overlay.from ?? 0), frameRate)
    const wanted = overlay.seconds === undefined ? room.to : start + secondsToFrame(overlay.seconds, frameRate)
    const end = Math.min(wanted, room.to, lengthFrames)
    const { sceneId } = room
    const whose = sceneId === undefined ? {} : { sceneId }
    if (end > start)
      clips.push({
        ...whose,
        overlay,
        startFrame: start,
        lengthFrames: end - start,
        edges: edgesOf(start > 0, end < lengthFrames),
      })
    else if (lengthFrames > 0)
      issues.push({
        code: 'overlay-hidden',
        severity: 'info',
        ...whose,
        message: 'There is no time to show an overlay: it comes when its scene or the film is over.',
      })
  }

  for (const overlay of document.overlays ?? []) show(overlay, { from: 0, to: lengthFrames })
  for (const { id, overlays = [] } of document.scenes) {
    const room = overlays.length > 0 ? sceneRoom(id, resolved) : undefined
    if (room) for (const overlay of overlays) show(overlay, room)
  }
  return { clips, issues }
}
