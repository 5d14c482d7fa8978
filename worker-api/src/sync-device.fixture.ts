/** Owns devices for the tests of sync: each with a store of its own, over the real API. */
import { randomUUID } from 'node:crypto'
import type { ProjectDocument } from '@contenthq/model'
import {
  createApiClient,
  createMemoryStore,
  createSync,
  type MemoryStore,
  type Sync,
  type SyncEvent,
} from '@contenthq/sdk/testing'
import { afterEach, beforeEach, expect } from 'vitest'
import { emptyProject, startTestApi, svgOf, type TestApi, withPicture } from '../dev/api.fixture.ts'

/** The API of the running test. */
export let api: TestApi
let devices: Device[] = []
beforeEach(async () => {
  api = await startTestApi()
})
afterEach(async () => {
  await Promise.all(devices.map(device => device.sync.dispose()))
  devices = []
  await api.dispose()
})

export type Device = {
  readonly store: MemoryStore
  readonly sync: Sync
  readonly events: SyncEvent[]
  readonly states: string[]
  /** Writes that the API answered, as 'PUT /v1/media/… 201'. */
  readonly written: string[]
  edit(document: ProjectDocument): void
}

/** A device with its own store. `line` stands between it and the API. */
export function createDevice(line: typeof fetch = fetch, replay?: Parameters<typeof createMemoryStore>[0]): Device {
  const store = createMemoryStore(replay)
  const events: SyncEvent[] = []
  const states: string[] = []
  const written: string[] = []
  const counting: typeof fetch = async (input, init) => {
    const response = await line(input, init)
    if (init?.method !== 'GET' && init?.method !== 'HEAD')
      written.push(`${init?.method} ${new URL(String(input)).pathname} ${response.status}`)
    return response
  }
  const sync = createSync({
    client: createApiClient({ baseURL: api.url, fetch: counting }),
    store,
    delay: 20,
    firstPause: 50,
    longestPause: 200,
    onState: state => states.push(state),
    onEvent: event => events.push(event),
  })
  const device: Device = {
    store,
    sync,
    events,
    states,
    written,
    edit(document) {
      store.edit(document)
      sync.changed(document.id)
    },
  }
  devices.push(device)
  return device
}

/** Resolves when the device has nothing left to send. */
export const settled = (device: Device): Promise<void> =>
  expect.poll(() => device.sync.state, { timeout: 20_000, interval: 20 }).toBe('synced')

/** A project with one picture that the device has. */
export function drawn(device: Device, word: string): { readonly document: ProjectDocument; readonly hash: string } {
  const { hash, blob } = svgOf(word)
  device.store.addMedia(hash, blob)
  return { document: withPicture(emptyProject(randomUUID(), word), hash, blob.size), hash }
}

/** The project as the API has it. */
export const stored = async (id: string) => {
  const { document, revision } = await api.client.projects.read(id)
  return { document, revision }
}
