/** Owns the question whether a GPU draws this page's canvases. Asks the browser for its renderer's name, never the clock. */

/** Chromium's SwiftShader, Mesa's llvmpipe and softpipe, Apple's software renderer, Windows' basic one. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

/**
 * Whether the name of a WebGL renderer is that of a GPU. `failIfMajorPerformanceCaveat` does not tell: Chromium gives such
 * a context with SwiftShader too.
 */
export const isGpu = (renderer: string): boolean => renderer !== '' && !SOFTWARE.test(renderer)

export function hasGpu(): boolean {
  if (typeof OffscreenCanvas === 'undefined') return false
  const context = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!context) return false
  // Firefox tells it without the extension
  const info = context.getExtension('WEBGL_debug_renderer_info')
  const renderer: unknown = context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof renderer === 'string' && isGpu(renderer)
}
