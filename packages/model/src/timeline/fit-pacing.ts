/** Owns the choice of pauses: as much silence around the narrations as makes the film as long as was asked. */
import type { Pacing, ProjectDocument } from '../project/project.ts'
import { resolveTimeline } from './resolve-timeline.ts'
import { frameToSeconds } from './time.ts'

const MIN_GAP = 0.5
const MAX_GAP = 2.2
const LEAD_SHARE = 0.4

/** Seconds the document's timeline takes now. */
export function filmSeconds(document: ProjectDocument): number {
  const { timeline } = resolveTimeline(document)
  return frameToSeconds(timeline.lengthFrames, timeline.frameRate)
}

const withGap = (document: ProjectDocument, gap: number): ProjectDocument => ({
  ...document,
  settings: { ...document.settings, pacing: { lead: gap * LEAD_SHARE, tail: gap * (1 - LEAD_SHARE) } },
})

/** The pacing, within pleasant bounds, whose film comes nearest to `targetSeconds`. Monotone in the gap, so bisected. */
export function fitPacing(document: ProjectDocument): Pacing {
  let low = MIN_GAP
  let high = MAX_GAP
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2
    if (filmSeconds(withGap(document, middle)) > document.settings.targetSeconds) high = middle
    else low = middle
  }
  // the film grows in whole frames, so it may step over the target: take the nearer side
  const [shorter, longer] = [withGap(document, low), withGap(document, high)]
  const distance = (tried: ProjectDocument) => Math.abs(filmSeconds(tried) - document.settings.targetSeconds)
  return (distance(longer) < distance(shorter) ? longer : shorter).settings.pacing
}
