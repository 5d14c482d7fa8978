/** The camera glides across the picture in one of four directions, slightly zoomed so that there is room. */
import type { Motion } from './motion.ts'

const ZOOM = 1.13

const pan = (
  id: string,
  label: string,
  place: (progress: number) => { readonly x: number; readonly y: number },
): Motion => ({
  id,
  label,
  maxZoom: ZOOM,
  view: progress => ({ zoom: ZOOM, ...place(progress) }),
})

export const panLeft = pan('pan-left', 'Pan left', progress => ({ x: 1 - progress, y: 0.5 }))
export const panRight = pan('pan-right', 'Pan right', progress => ({ x: progress, y: 0.5 }))
export const panUp = pan('pan-up', 'Tilt up', progress => ({ x: 0.5, y: 1 - progress }))
export const panDown = pan('pan-down', 'Tilt down', progress => ({ x: 0.5, y: progress }))
