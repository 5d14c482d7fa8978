/** A slow drift across and inwards at once, as past something near: depth for pictures that have no layers. */
import type { Motion } from './motion.ts'

const ZOOM = 1.18
const START = 1.06

export const drift: Motion = {
  id: 'drift',
  label: 'Drift',
  maxZoom: ZOOM,
  view: (progress, { focus }) => ({
    zoom: START * (ZOOM / START) ** progress,
    // towards the point of interest, from the side that lies farther from it
    x: focus.x < 0.5 ? 0.85 - 0.6 * progress : 0.15 + 0.6 * progress,
    y: focus.y < 0.5 ? 0.65 - 0.3 * progress : 0.35 + 0.3 * progress,
  }),
}
