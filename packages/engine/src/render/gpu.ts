/** Owns the question whether a GPU draws this page's canvases. Asks the browser, never the clock. */

/** Browsers refuse such a context when its drawing would fall back to the CPU. */
export function hasGpu(): boolean {
  if (typeof OffscreenCanvas === 'undefined') return false
  const context = new OffscreenCanvas(1, 1).getContext('webgl2', { failIfMajorPerformanceCaveat: true })
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}
