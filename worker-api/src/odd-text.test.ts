/** Proves S7 for the API: text that breaks software comes back as it went in, byte for byte, wherever it can be put. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyProject, startTestApi, svgOf, type TestApi, withPicture } from '../dev/api.fixture.ts'
import { call, createApp } from '../dev/tenants.fixture.ts'

// 515 strings of github.com/minimaxir/big-list-of-naughty-strings, MIT
const strings = JSON.parse(readFileSync(new URL('./naughty-strings.json', import.meta.url), 'utf8')) as string[]

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.dispose())

it('S7 odd text survives as topic, title, narration, caption, story, prompt, search and app name', async () => {
  const picture = svgOf('odd')
  await api.client.media.put(picture.hash, picture.blob)
  const base = withPicture(emptyProject('odd'), picture.hash, picture.blob.size)
  const [scene] = base.scenes
  const document = {
    ...base,
    title: strings[0] ?? '',
    input: { kind: 'text' as const, text: strings.join('\n'), name: strings[7] ?? '' },
    story: {
      title: strings.join(' '),
      hook: strings[1] ?? '',
      synopsis: strings.join('\n'),
      closing: '',
      provider: 'user',
    },
    scenes: strings.map((text, index) => ({
      ...scene!,
      id: `scene-${index}`,
      title: text,
      narration: text,
      visualDescription: text,
      imagePrompt: text,
    })),
  }
  expect((await api.client.projects.create(document)).kind).toBe('saved')
  expect((await api.client.projects.read('odd')).document).toEqual(document)
  const rows = (await (await api.send('/v1/projects/odd/scenes')).json()) as {
    scenes: { title: string; narration: string; imagePrompt: string }[]
  }
  expect(rows.scenes.map(({ title }) => title)).toEqual(strings)
  expect(rows.scenes.map(({ narration }) => narration)).toEqual(strings)
  expect(rows.scenes.map(({ imagePrompt }) => imagePrompt)).toEqual(strings)
  const story = (await (await api.send('/v1/projects/odd/story')).json()) as {
    title: string
    synopsis: string
    arc: string[]
  }
  expect(story).toMatchObject({ title: strings.join(' '), synopsis: strings.join('\n'), arc: strings })

  // one project for each as its title and topic, listed and found
  const titles = strings.filter(text => text.length <= 1000)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < titles.length; index = next++) {
      const one = {
        ...emptyProject(`t-${index}`),
        title: titles[index]!,
        input: { kind: 'topic' as const, topic: titles[index]! },
      }
      await api.client.projects.create(one)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  const listed = new Map<string, { title: string; input: string }>()
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await api.client.projects.list({ limit: 100, ...(cursor ? { cursor } : {}) })
    for (const summary of page.projects) listed.set(summary.id, summary)
    cursor = page.nextCursor
  }
  const changed = titles.filter(
    (text, index) => listed.get(`t-${index}`)?.title !== text || listed.get(`t-${index}`)?.input !== text,
  )
  expect(changed).toEqual([])
  const lost: string[] = []
  for (const [index, text] of titles.entries()) {
    if (index % 5 !== 0 || text === '' || text.length > 200) continue
    const { projects } = await api.client.projects.list({ search: text, limit: 100 })
    // a text that is part of many titles fills the page with others
    if (projects.length < 100 && !projects.some(({ title }) => title === text)) lost.push(text)
  }
  expect(lost).toEqual([])
  const app = await createApp(api, strings.find(text => text.includes('田'))!)
  const apps = (await (await call(api, 'GET', '/v1/apps', { token: api.keys.operatorKey })).json()) as {
    apps: { id: string; name: string }[]
  }
  expect(apps.apps.find(({ id }) => id === app.id)?.name).toContain('田')
  console.log(`[figure] S7 ${strings.length} odd strings in the API, ${strings.length - changed.length} byte-equal`)
})
