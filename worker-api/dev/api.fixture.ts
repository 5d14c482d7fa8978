/** Owns what the API's tests share: an API of their own in a temporary folder, a project with media, a real client. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Asset,
  createProject,
  defaultSettings,
  type ProjectDocument,
  type Scene,
  type VisualTake,
} from '@contenthq/model'
import { type ApiClient, createApiClient } from '@contenthq/sdk/testing'
import { type DevApi, type DevApiOptions, type DevKeys, startDevApi } from './index.ts'

export type TestApi = {
  readonly client: ApiClient
  readonly url: string
  readonly dataDir: string
  readonly keys: DevKeys
  /** A plain request, for what the client never does. */
  send(path: string, init?: RequestInit): Promise<Response>
  /** Stops the API; its data stays. */
  stop(): Promise<void>
  /** Starts it again on the same port. */
  restart(): Promise<void>
  dispose(): Promise<void>
}

export async function startTestApi(options: Partial<DevApiOptions> = {}): Promise<TestApi> {
  const dataDir = mkdtempSync(join(tmpdir(), 'contenthq-api-'))
  let api: DevApi = await startDevApi({ dataDir, ...options })
  const { url } = api
  return {
    url,
    dataDir,
    keys: api.keys,
    client: createApiClient({ baseURL: url }),
    send: (path, init) => fetch(url + path, init),
    stop: () => api.close(),
    async restart() {
      api = await startDevApi({ dataDir, ...options, port: Number(new URL(url).port) })
    },
    async dispose() {
      await api.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** A picture that is really one, another for every word. */
export function svgOf(word: string): { readonly hash: string; readonly blob: Blob } {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><text y="8">${word}</text></svg>`
  return { hash: hashOf(text), blob: new Blob([text], { type: 'image/svg+xml' }) }
}

export function emptyProject(id: string, title = 'The history of tea'): ProjectDocument {
  return createProject({
    id,
    createdAt: '2026-01-05T09:30:00.000Z',
    title,
    input: { kind: 'topic', topic: title },
    settings: defaultSettings,
  })
}

/** The project with one more scene that shows a picture. */
export function withPicture(document: ProjectDocument, hash: string, bytes: number): ProjectDocument {
  const take: VisualTake = { id: `take-${hash}`, asset: hash, prompt: 'tea', provider: 'user', attempt: 1 }
  const asset: Asset = {
    hash,
    kind: 'image',
    mimeType: 'image/svg+xml',
    bytes,
    provenance: { provider: 'user', licence: 'CC0' },
  }
  const scene: Scene = {
    id: `scene-${hash.slice(0, 8)}`,
    kind: 'picture',
    title: 'A leaf',
    narration: 'A leaf fell into hot water.',
    sources: [],
    visualDescription: 'A leaf.',
    imagePrompt: 'leaf',
    visuals: { list: [take], inUse: take.id },
    narrations: { list: [] },
    motion: { style: 'ken-burns' },
    transition: { style: 'cut', seconds: 0 },
    pins: {},
    edited: false,
  }
  return { ...document, scenes: [...document.scenes, scene], assets: { ...document.assets, [hash]: asset } }
}
