/** Owns what can be said against a render without reading a single file. Pure. */
import { type FilmFormat, filmFormats, formatFacts, type Size } from '@contenthq/model'
import { timelineFaults } from '../compose/check-timeline.ts'
import type { Composition } from '../composition.ts'
import type { Capabilities } from '../render/capabilities.ts'
import { missingFor } from '../render/format-support.ts'
import { errorIssue, noticeIssue, type RenderIssue } from './forecast.ts'

/** H.264 level 5.2: frames of 36,864 macroblocks (ITU-T H.264, table A-1), and no side beyond 16,384. */
const MOST_MACROBLOCKS = 36_864
const MOST_SIDE = 16_384

const macroblocks = ({ width, height }: Size): number => Math.ceil(width / 16) * Math.ceil(height / 16)

function sizeIssue({ width, height }: Size): RenderIssue | undefined {
  const name = `${width}×${height}`
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 16 || height < 16)
    return errorIssue('size-invalid', { detail: `${name} is too small or no whole number of pixels.` })
  if (width % 2 !== 0 || height % 2 !== 0) return errorIssue('size-invalid', { detail: `${name} is not even.` })
  if (macroblocks({ width, height }) > MOST_MACROBLOCKS || Math.max(width, height) > MOST_SIDE)
    return errorIssue('size-invalid', { detail: `${name} is more than H.264 takes.` })
  return undefined
}

function pageIssues(
  { renderWorker, wasm, videoEncoder, webcodecsH264 }: Capabilities,
  format: FilmFormat,
): readonly RenderIssue[] {
  // the sound needs FFmpeg.wasm wherever the picture is encoded
  if (wasm === 'missing') return [errorIssue('encoder-unavailable', { detail: 'It has no WebAssembly.' })]
  if (wasm === 'blocked') return [errorIssue('wasm-blocked')]
  if (!renderWorker) return [errorIssue('workers-blocked')]
  return format === 'mp4' && videoEncoder === 'ffmpeg' && !webcodecsH264 ? [noticeIssue('encoder-slow')] : []
}

/** Issues of the composition and of the page, most serious first. */
export function findIssues(
  composition: Composition,
  capabilities: Capabilities,
  format: FilmFormat = 'mp4',
): readonly RenderIssue[] {
  const { timeline, size } = composition
  if (timeline.lengthFrames === 0 || timeline.pictures.length === 0) return [errorIssue('timeline-empty')]
  if (!filmFormats.includes(format))
    return [errorIssue('option-invalid', { detail: `There is no format '${format}'.` })]
  const faults = timelineFaults(timeline)
  if (faults.length > 0)
    return faults.map(({ error: { code, detail }, sceneId }) =>
      errorIssue(code, { ...(sceneId === undefined ? {} : { sceneId }), ...(detail === undefined ? {} : { detail }) }),
    )
  const missing = missingFor(format, capabilities.codecs)
  if (missing) return [errorIssue('format-unavailable', { detail: missing })]
  const wrongSize = formatFacts[format].picture ? sizeIssue(size) : undefined
  return [
    ...(wrongSize ? [wrongSize] : []),
    ...pageIssues(capabilities, format),
    ...timeline.pictures
      .filter(({ asset, fit }) => asset === undefined && fit !== 'hidden')
      .map(({ sceneId }) => noticeIssue('picture-missing', { sceneId })),
  ]
}

/** What the film's size says about this machine: a film lies on disk beside the parts it is made of, or else in memory. */
export function roomIssues(bytes: number, { storage, memoryGiB }: Capabilities): readonly RenderIssue[] {
  const { quotaBytes, usedBytes = 0, opfs } = storage
  const low: RenderIssue[] = []
  if (quotaBytes !== undefined && quotaBytes - usedBytes < 2 * bytes) low.push(noticeIssue('storage-low'))
  // a page may use about half of the machine's memory
  if (!opfs && memoryGiB !== undefined && 2 * bytes > (memoryGiB * 2 ** 30) / 2) low.push(noticeIssue('memory-low'))
  return low
}
