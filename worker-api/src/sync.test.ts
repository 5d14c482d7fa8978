/** Proves that the SDK keeps projects in step with the real API: absent, stopped half-way, back again, and in conflict. */
import { randomUUID } from 'node:crypto'
import type { ProjectDocument } from '@contenthq/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApiClient } from '../../packages/sdk/src/api/client.ts'
import { createMemoryStore, type MemoryStore } from '../../packages/sdk/src/sync/memory-store.fixture.ts'
import { createSync, type Sync, type SyncEvent } from '../../packages/sdk/src/sync/sync.ts'
import { emptyProject, startTestApi, svgOf, type TestApi, withPicture } from '../dev/api.fixture.ts'

let api: TestApi
let devices: Device[] = []
beforeEach(async () => {
  api = await startTestApi()
})
afterEach(async () => {
  await Promise.all(devices.map(device => device.sync.dispose()))
  devices = []
  await api.dispose()
})

type Device = {
  readonly store: MemoryStore
  readonly sync: Sync
  readonly events: SyncEvent[]
  readonly states: string[]
  /** Writes that the API answered, as 'PUT /v1/media/… 201'. */
  readonly written: string[]
  edit(document: ProjectDocument): void
}

/** A device with its own store. `line` stands between it and the API. */
function createDevice(line: typeof fetch = fetch, replay?: Parameters<typeof createMemoryStore>[0]): Device {
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

const settled = (device: Device): Promise<void> =>
  expect.poll(() => device.sync.state, { timeout: 20_000, interval: 20 }).toBe('synced')

/** A project with one picture that the device has. */
function drawn(device: Device, word: string): { readonly document: ProjectDocument; readonly hash: string } {
  const { hash, blob } = svgOf(word)
  device.store.addMedia(hash, blob)
  return { document: withPicture(emptyProject(randomUUID(), word), hash, blob.size), hash }
}

const stored = async (id: string) => {
  const { document, revision } = await api.client.projects.read(id)
  return { document, revision }
}

describe('a device', () => {
  it('sends an edit after its delay, media first, and several edits as one save', async () => {
    const device = createDevice()
    await device.sync.start()
    const { document, hash } = drawn(device, 'one')
    for (const title of ['a', 'b', 'c']) device.edit({ ...document, title })
    await settled(device)
    expect(await stored(document.id)).toEqual({ document: { ...document, title: 'c' }, revision: 1 })
    expect(device.written).toEqual(['POST /v1/projects 409', `PUT /v1/media/${hash} 201`, 'POST /v1/projects 201'])
    device.edit({ ...document, title: 'd' })
    await settled(device)
    expect(device.written.slice(3)).toEqual([`PUT /v1/projects/${document.id} 200`])
    expect(device.store.projects.get(document.id)).toMatchObject({ revision: 2, pending: false, sent: [] })
    expect(device.states.at(-1)).toBe('synced')
    expect(device.events).toEqual([])
  })

  it('starts without the API, and sends each thing once when it comes', async () => {
    await api.stop()
    const device = createDevice()
    const first = drawn(device, 'first')
    device.store.edit(first.document)
    await device.sync.start()
    await expect.poll(() => device.sync.state, { timeout: 10_000 }).toBe('offline')
    const second = drawn(device, 'second')
    device.edit(second.document)
    device.edit({ ...first.document, title: 'first, edited' })
    await device.sync.flush()
    expect(device.sync.state).toBe('offline')
    expect(device.written).toEqual([])

    await api.restart()
    device.sync.wake()
    await settled(device)
    expect(await stored(first.document.id)).toEqual({
      document: { ...first.document, title: 'first, edited' },
      revision: 1,
    })
    expect(await stored(second.document.id)).toEqual({ document: second.document, revision: 1 })
    const done = device.written.filter(line => line.endsWith(`20${line.at(-1)}`))
    expect(new Set(done).size).toBe(3)
    expect(done.filter(line => line.startsWith('PUT /v1/media'))).toHaveLength(2)
    expect(done.filter(line => line.startsWith('POST'))).toHaveLength(2)
  })

  it('goes on when the API stops half-way and comes back later', async () => {
    const device = createDevice()
    await device.sync.start()
    const kept = drawn(device, 'kept')
    const gone = drawn(device, 'gone')
    device.edit(kept.document)
    device.edit(gone.document)
    await settled(device)
    await api.stop()
    device.written.length = 0

    device.edit({ ...kept.document, title: 'edited without the API' })
    const made = drawn(device, 'made without the API')
    device.edit(made.document)
    device.store.remove(gone.document.id)
    device.sync.deleted(gone.document.id)
    await expect.poll(() => device.sync.state, { timeout: 10_000 }).toBe('offline')
    await api.restart()
    await settled(device)

    expect((await stored(kept.document.id)).revision).toBe(2)
    expect((await stored(made.document.id)).revision).toBe(1)
    await expect(api.client.projects.read(gone.document.id)).rejects.toMatchObject({ code: 'project-deleted' })
    expect([...device.written].sort()).toEqual(
      [
        `DELETE /v1/projects/${gone.document.id} 204`,
        `PUT /v1/media/${made.hash} 201`,
        `PUT /v1/projects/${kept.document.id} 200`,
        'POST /v1/projects 201',
        'POST /v1/projects 409',
      ].sort(),
    )
    expect(device.events).toEqual([])
  })

  it('understands lost replies, also when edits came in between: nothing is copied, nothing counts twice', async () => {
    let losing = 0
    const lossy: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (losing > 0 && response.ok && (init?.method === 'PUT' || init?.method === 'POST')) {
        losing--
        await response.arrayBuffer()
        throw new TypeError('network error')
      }
      return response
    }
    const device = createDevice(lossy)
    await device.sync.start()
    const document = emptyProject(randomUUID())
    losing = 1
    device.edit(document)
    await settled(device)
    expect((await stored(document.id)).revision).toBe(1)
    // every attempt of one round is lost, so the next round comes with another document
    losing = 3
    device.edit({ ...document, title: 'second' })
    await expect.poll(() => device.sync.state, { timeout: 10_000 }).toBe('offline')
    device.edit({ ...document, title: 'third' })
    await settled(device)
    expect(await stored(document.id)).toEqual({ document: { ...document, title: 'third' }, revision: 3 })
    expect(device.events).toEqual([])
    expect((await api.client.projects.list()).projects).toHaveLength(1)
  })

  it('keeps what the API refuses, says so, and goes on with the rest', async () => {
    const device = createDevice()
    await device.sync.start()
    const { hash } = svgOf('nobody has this')
    const broken = withPicture(emptyProject(randomUUID()), hash, 1)
    const good = drawn(device, 'good')
    device.edit(broken)
    device.edit(good.document)
    await settled(device)
    expect(device.events).toEqual([
      { kind: 'refused', id: broken.id, error: expect.objectContaining({ code: 'asset-missing' }) },
    ])
    expect(device.store.projects.get(broken.id)?.pending).toBe(true)
    expect((await stored(good.document.id)).revision).toBe(1)
  })

  it('puts everything back when the API has forgotten it', async () => {
    const device = createDevice()
    await device.sync.start()
    const { document } = drawn(device, 'remembered here')
    device.edit(document)
    await settled(device)
    const forgetful = await startTestApi()
    try {
      const sync = createSync({ client: forgetful.client, store: device.store, onState: () => undefined, delay: 0 })
      await sync.start()
      await expect
        .poll(() => forgetful.client.projects.read(document.id).catch(() => undefined), { timeout: 10_000 })
        .toMatchObject({ document, revision: 1 })
      await sync.dispose()
    } finally {
      await forgetful.dispose()
    }
  })
})

describe('two devices', () => {
  /** Both have the project at the same revision. */
  async function shared(replay?: Parameters<typeof createMemoryStore>[0]) {
    const here = createDevice()
    await here.sync.start()
    const { document, hash } = drawn(here, 'shared')
    here.edit(document)
    await settled(here)
    const there = createDevice(fetch, replay)
    await there.sync.start()
    await settled(there)
    return { here, there, document, hash }
  }

  it("see each other's projects, newer revisions, media and deletions", async () => {
    const { here, there, document, hash } = await shared()
    expect(there.store.projects.get(document.id)).toMatchObject({ document, revision: 1, pending: false })
    expect(there.events).toEqual([{ kind: 'adopted', id: document.id }])
    expect(await (await there.sync.fetchMedia(hash)).text()).toBe(await svgOf('shared').blob.text())
    expect(await there.store.media.has(hash)).toBe(true)
    await expect(there.sync.fetchMedia('e'.repeat(64))).rejects.toMatchObject({ code: 'asset-missing' })

    here.edit({ ...document, title: 'Newer' })
    await settled(here)
    there.sync.pull()
    await settled(there)
    expect(there.store.projects.get(document.id)).toMatchObject({ document: { title: 'Newer' }, revision: 2 })

    here.store.remove(document.id)
    here.sync.deleted(document.id)
    await settled(here)
    there.sync.pull()
    await settled(there)
    expect(there.store.projects.size).toBe(0)
    expect(there.events.at(-1)).toEqual({ kind: 'removed', id: document.id })
  })

  it('that edit at once lose nothing: theirs is the project, ours a copy', async () => {
    const { here, there, document } = await shared()
    here.edit({ ...document, title: 'Theirs' })
    await settled(here)
    there.edit({ ...document, title: 'Mine' })
    await settled(there)
    const kept = there.events.find(event => event.kind === 'kept-both')
    expect(kept).toMatchObject({ id: document.id })
    const copyId = kept?.kind === 'kept-both' ? kept.copyId : ''
    expect(there.store.projects.get(document.id)).toMatchObject({
      document: { title: 'Theirs' },
      revision: 2,
      pending: false,
    })
    expect(await stored(copyId)).toEqual({
      document: { ...document, id: copyId, title: 'Mine (from this device)' },
      revision: 1,
    })
    expect((await stored(document.id)).document.title).toBe('Theirs')
    // the same edit on both is no conflict
    here.sync.pull()
    await settled(here)
    for (const device of [here, there]) device.edit({ ...document, title: 'Same' })
    await Promise.all([settled(here), settled(there)])
    expect((await api.client.projects.list()).projects).toHaveLength(2)
  })

  it('meet in one document where the store can replay its commands', async () => {
    const replay = async (_: string, theirs: ProjectDocument): Promise<ProjectDocument> => ({
      ...theirs,
      settings: { ...theirs.settings, mood: 'tense' },
    })
    const { here, there, document } = await shared(replay)
    here.edit({ ...document, title: 'Theirs' })
    await settled(here)
    there.edit({ ...document, settings: { ...document.settings, mood: 'tense' } })
    await settled(there)
    const merged = await stored(document.id)
    expect(merged).toMatchObject({ revision: 3, document: { title: 'Theirs', settings: { mood: 'tense' } } })
    expect(there.events.filter(event => event.kind === 'kept-both')).toEqual([])
  })

  it('keep edits of a project that was deleted elsewhere as a copy', async () => {
    const { here, there, document } = await shared()
    here.store.remove(document.id)
    here.sync.deleted(document.id)
    await settled(here)
    there.edit({ ...document, title: 'Still wanted' })
    await settled(there)
    const [project] = there.store.projects.values()
    expect(there.store.projects.size).toBe(1)
    expect(project?.document).toMatchObject({ title: 'Still wanted (from this device)' })
    expect(project?.id).not.toBe(document.id)
    expect((await stored(project!.id)).revision).toBe(1)
  })

  it('leave a project of a newer version alone', async () => {
    const newer: typeof fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (init?.method !== 'GET' || !/projects\/./.test(new URL(String(input)).pathname)) return response
      const body = await response.json()
      return Response.json({ ...body, document: { ...body.document, version: 2 } })
    }
    const here = createDevice()
    const document = emptyProject(randomUUID())
    here.edit(document)
    await settled(here)
    const old = createDevice(newer)
    await old.sync.start()
    await settled(old)
    expect(old.events).toEqual([{ kind: 'newer', id: document.id }])
    expect(old.store.projects.size).toBe(0)
  })
})
