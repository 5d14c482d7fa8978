/** The picture stands still. */
import type { Motion } from './motion.ts'

export const staticMotion: Motion = {
  id: 'static',
  label: 'Still',
  maxZoom: 1,
  view: (_progress, { focus }) => ({ zoom: 1, x: focus.x, y: focus.y }),
}
