/** The open project is waited for until the API knows it, and no longer than that can happen. */
import { createProject, defaultSettings } from '@contenthq/model'
import { expect, test } from 'vitest'
import { createStore } from '../state/store.ts'
import { projectOnApi } from './project-on-api.ts'

const project = createProject({
  id: 'one',
  createdAt: '2026-01-05T09:30:00.000Z',
  title: 'Tea',
  input: { kind: 'url', url: 'https://example.com/' },
  settings: defaultSettings,
})

test('waits while it is sent, gives up where nobody answers or nobody waits', async () => {
  const store = createStore()
  const { signal } = new AbortController()
  store.set({ project, sync: 'syncing' })
  const waiting = projectOnApi(store, signal)
  store.set({ sync: 'synced' })
  expect(await waiting).toBe('one')
  for (const sync of ['offline', 'local'] as const) {
    store.set({ sync })
    await expect(projectOnApi(store, signal)).rejects.toMatchObject({ code: 'api-unreachable' })
  }
  store.set({ sync: 'syncing' })
  const left = new AbortController()
  const leaving = projectOnApi(store, left.signal)
  left.abort()
  await expect(leaving).rejects.toMatchObject({ code: 'cancelled' })
  store.set({ project: undefined })
  await expect(projectOnApi(store, signal)).rejects.toMatchObject({ code: 'project-missing' })
})
