/** Where tests find FFmpeg's core: the test server gives it out of node_modules under every `…/ffmpeg/`. */
export const testAssetBase = '/assets'
