/** Zoom in towards the point of interest, and its reverse. Zoom grows by a constant factor a frame, which the eye reads as steady. */
import { lerp } from '../easing.ts'
import type { Motion, View } from './motion.ts'

const ZOOM = 1.14

const zoomed = (progress: number, focus: { readonly x: number; readonly y: number }): View => ({
  zoom: ZOOM ** progress,
  x: lerp(0.5, focus.x, 0.8),
  y: lerp(0.5, focus.y, 0.8),
})

export const zoomIn: Motion = {
  id: 'zoom-in',
  label: 'Push in',
  maxZoom: ZOOM,
  view: (progress, { focus }) => zoomed(progress, focus),
}
export const zoomOut: Motion = {
  id: 'zoom-out',
  label: 'Pull out',
  maxZoom: ZOOM,
  view: (progress, { focus }) => zoomed(1 - progress, focus),
}
