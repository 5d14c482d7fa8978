/** Proves what two devices make of each other over the real API: they see everything, and lose nothing. */
import { randomUUID } from 'node:crypto'
import type { ProjectDocument } from '@contenthq/model'
import type { createMemoryStore } from '@contenthq/sdk/testing'
import { describe, expect, it } from 'vitest'
import { emptyProject, svgOf } from '../dev/api.fixture.ts'
import { api, createDevice, drawn, settled, stored } from './sync-device.fixture.ts'

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
