/** A logo or watermark: a picture as large as it is shown, in a corner or anywhere, that fades where it comes and goes. */
import { type Asset, type LogoOverlay, logoBounds, type OverlayClip, type Size } from '@contenthq/model'
import type { Layer, Rect } from '../../display-list.ts'
import { safeArea } from '../../text/safe-area.ts'
import { clamp01 } from '../easing.ts'

const FADE_SECONDS = 0.4
/** Between a logo in a corner and the frame's edge where it need not be safe, as a share of the shorter side. */
const MARGIN = 0.025

/** Of what is asked for, what a frame can show. */
const within = (value: number, least: number, most: number): number =>
  Number.isNaN(value) ? most : Math.min(most, Math.max(least, value))

function areaOf({ safe = true, place }: LogoOverlay, size: Size): Rect {
  if (safe) return safeArea(size)
  if (typeof place !== 'string') return [0, 0, size.width, size.height]
  const margin = Math.round(Math.min(size.width, size.height) * MARGIN)
  return [margin, margin, size.width - 2 * margin, size.height - 2 * margin]
}

/** Whole pixels. A picture of any shape fits its area. */
export function logoRect(logo: LogoOverlay, picture: Size, size: Size): Rect {
  const area = areaOf(logo, size)
  const { least, most } = logoBounds.size
  const side = within(logo.size, least, most) * Math.min(size.width, size.height)
  const scale = Math.min(
    side / Math.max(picture.width, picture.height),
    area[2] / picture.width,
    area[3] / picture.height,
  )
  const [width, height] = [
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  ]
  const { place } = logo
  const share =
    typeof place === 'string' ? { x: place.endsWith('left') ? 0 : 1, y: place.startsWith('top') ? 0 : 1 } : undefined
  const at = (start: number, room: number, length: number, corner: number | undefined, middle: number) =>
    Math.round(
      corner === undefined
        ? within(middle - length / 2, start, start + room - length)
        : start + corner * (room - length),
    )
  const [middleX, middleY] = typeof place === 'string' ? [0, 0] : [place.x * size.width, place.y * size.height]
  return [
    at(area[0], area[2], width, share?.x, middleX),
    at(area[1], area[3], height, share?.y, middleY),
    width,
    height,
  ]
}

/** Nothing without a record of its size, nor where it cannot be seen. `since`, `left`: seconds since it came, and until it goes. */
export function logoLayers(
  logo: LogoOverlay,
  asset: Asset | undefined,
  size: Size,
  { edges, since, left }: { readonly edges: OverlayClip['edges']; readonly since: number; readonly left: number },
): readonly Layer[] {
  if (!asset?.width || !asset.height) return []
  const comes = edges === 'both' || edges === 'in' ? clamp01(since / FADE_SECONDS) : 1
  const goes = edges === 'both' || edges === 'out' ? clamp01(left / FADE_SECONDS) : 1
  const opacity = within(logo.opacity, 0, 1) * Math.min(comes, goes)
  if (opacity <= 0) return []
  const target = logoRect(logo, { width: asset.width, height: asset.height }, size)
  return [
    {
      source: { kind: 'image', hash: logo.asset, form: { size: [target[2], target[3]] } },
      target,
      ...(opacity < 1 ? { opacity } : {}),
    },
  ]
}
