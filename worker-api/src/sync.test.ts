/** Proves that the SDK keeps a device in step with the real API: absent, stopped half-way, back again. */
import { randomUUID } from 'node:crypto'
import { createSync } from '@contenthq/sdk/testing'
import { describe, expect, it } from 'vitest'
import { emptyProject, startTestApi, svgOf, withPicture } from '../dev/api.fixture.ts'
import { api, createDevice, drawn, settled, stored } from './sync-device.fixture.ts'

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
