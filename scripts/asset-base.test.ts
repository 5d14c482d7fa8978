/** What the engine asks for below assetBase is served, and is installed. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createServer as createVite } from 'vite'
import { expect, test } from 'vitest'
import { fontFiles } from '../packages/engine/src/text/fonts.ts'
import { ASSET_BASE, fileOf, servedAssets } from './asset-base.ts'
import { contenthqAssets } from './vite-assets.ts'

test('every font and both files of the FFmpeg core are in the table, and on the disk', () => {
  const paths = servedAssets.map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(fontFiles.map(({ file }) => file)))
  expect(paths).toEqual(expect.arrayContaining(['ffmpeg/ffmpeg-core.js', 'ffmpeg/ffmpeg-core.wasm']))
  for (const asset of servedAssets) expect(existsSync(fileOf(asset))).toBe(true)
  expect(() => fileOf({ path: 'a', package: 'no-such-package', file: 'a', type: 'a' })).toThrow(/is not installed/)
})

test('they are served with their type, to any origin, and not sent twice', async () => {
  const vite = await createVite({
    configFile: false,
    root: join(import.meta.dirname, '../demo'),
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [contenthqAssets()],
  })
  const server = createServer(vite.middlewares)
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const at = (path: string) => `http://127.0.0.1:${port}${ASSET_BASE}${path}`
  try {
    for (const { path, type } of servedAssets) {
      const head = await fetch(at(path), { method: 'HEAD' })
      expect([path, head.status, head.headers.get('content-type')]).toEqual([path, 200, type])
      expect(head.headers.get('access-control-allow-origin')).toBe('*')
      expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000)
    }
    const font = servedAssets.find(({ type }) => type === 'font/woff2')!
    const first = await fetch(at(`${font.path}?v=1`))
    const signature = new Uint8Array(await first.arrayBuffer()).slice(0, 4)
    expect(new TextDecoder().decode(signature)).toBe('wOF2')
    const again = await fetch(at(font.path), { headers: { 'if-none-match': first.headers.get('etag')! } })
    expect(again.status).toBe(304)
    const unlisted = await fetch(at('ffmpeg/ffmpeg-core.d.ts'))
    expect(unlisted.headers.get('etag')).not.toBe(first.headers.get('etag'))
    expect(unlisted.headers.get('access-control-allow-origin')).not.toBe('*')
  } finally {
    server.close()
    await vite.close()
  }
})
