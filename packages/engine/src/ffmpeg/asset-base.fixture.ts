/** Where tests find FFmpeg's core and the fonts: the test server gives them out of node_modules (scripts/vite-assets.ts). */
export const testAssetBase = '/contenthq/'
