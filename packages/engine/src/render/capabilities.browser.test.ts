/** What a browser can do, proved by doing it, and a page whose policy forbids it: facts, never an exception. */
import { expect, test } from 'vitest'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'

const assets = { read: async () => new Blob() }

test('codecs are proved by encoding, and each part of the path says why', async () => {
  const facts = await createEngine({ assetBase: testAssetBase, assets }).capabilities()
  // the tests' Chromium: software H.264, VP9, AV1 and Opus; its AAC depends on the build
  expect(facts.codecs).toMatchObject({ video: { h264: true, vp9: true, av1: true }, audio: { opus: true } })
  expect(facts).toMatchObject({
    renderWorker: true,
    wasm: 'allowed',
    blobWorkers: true,
    crossOriginIsolated: false,
    threadedCore: false,
    videoEncoder: 'webcodecs',
  })
  expect(facts.cores).toBe(navigator.hardwareConcurrency)
  expect(facts.workers).toBeLessThanOrEqual(facts.cores)
  expect(facts.storage.opfs).toBe(true)
  expect(facts.storage.quotaBytes).toBeGreaterThan(1e6)
  expect(facts.chosen.video).toEqual({ use: 'webcodecs', reason: 'WebCodecs encoded a test frame of H.264.' })
  expect(facts.chosen.painter.use).toBe(facts.framePath)
  expect(structuredClone(facts)).toEqual(facts)

  const forced = await createEngine({ assetBase: testAssetBase, assets, encoder: 'ffmpeg' }).capabilities()
  expect(forced.chosen.video).toEqual({ use: 'ffmpeg', reason: 'This page asks for FFmpeg.wasm.' })
  expect(forced).toMatchObject({ videoEncoder: 'ffmpeg', framePath: 'planes' })
})

test('a strict policy is found out: no WebAssembly, no workers', async () => {
  const frame = document.createElement('iframe')
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const heard = ({ source, data }: MessageEvent) => {
    if (source === frame.contentWindow) resolve(data)
  }
  window.addEventListener('message', heard)
  const page = new URL('./strict-page.fixture.ts', import.meta.url).href
  // no 'wasm-unsafe-eval', no worker-src: as a careful host writes it
  const policy = `default-src 'none'; script-src ${location.origin} 'unsafe-inline'; connect-src *; worker-src 'none'`
  // the policy holds from here on, also for what is imported
  frame.srcdoc = `<meta http-equiv="content-security-policy" content="${policy}"><script type="module" src="${page}"></script>`
  document.body.append(frame)
  await expect(promise).resolves.toMatchObject({ wasm: 'blocked', blobWorkers: false, threadedCore: false })
  window.removeEventListener('message', heard)
  frame.remove()
})
