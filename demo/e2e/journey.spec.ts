/**
 * The journey of a visitor: topic → film → download, and the project is there after a reload. Three times: with the
 * API, without it, and with the API stopped half-way.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny'
import { type RunningApi, startApi } from './api-process.ts'

const TOPIC = 'Why cats purr'

async function start(page: Page, query: string): Promise<void> {
  await page.goto(`/${query}`)
  await page.getByLabel('Length').selectOption('15 s')
  await page.getByRole('textbox', { name: 'Topic, link or text' }).fill(TOPIC)
  await page.getByRole('button', { name: 'Make video' }).click()
}

const ready = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Your video is ready' })).toBeVisible({ timeout: 120_000 })

/** Exports at the project's quality and answers what a player finds in the file. */
async function exportFilm(page: Page, folder: string) {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Export video' }).click()
  await expect(page.getByRole('progressbar', { name: 'Export' })).toBeVisible()
  const save = page.getByText('Save MP4')
  await expect(save).toBeVisible({ timeout: 180_000 })
  const downloading = page.waitForEvent('download')
  await save.click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('why-cats-purr.mp4')
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  await page.keyboard.press('Escape')

  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
  const video = await input.getPrimaryVideoTrack()
  const audio = await input.getPrimaryAudioTrack()
  if (!video || !audio) throw new Error('a track is missing')
  let frames = 0
  for await (const _packet of new EncodedPacketSink(video).packets()) frames++
  const facts = {
    video: await video.getCodec(),
    audio: await audio.getCodec(),
    seconds: await input.computeDuration(),
    frames,
  }
  input.dispose()
  return facts
}

function expectFilm({ video, audio, seconds, frames }: Awaited<ReturnType<typeof exportFilm>>): void {
  expect([video, audio]).toEqual(['avc', 'aac'])
  expect(frames).toBe(Math.round(seconds * 30))
  expect(Math.abs(seconds - 15)).toBeLessThanOrEqual(1.5)
}

/** After a reload the project is in the list, opens, and is whole. */
async function expectAfterReload(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('button', { name: new RegExp(`${TOPIC}.*Edited`) }).click()
  await expect(page.getByText(TOPIC).first()).toBeVisible()
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Storyboard' }).click()
  await expect(page.getByRole('button', { name: /^Scene 1 / })).toBeVisible()
}

/** Projects that the API holds, by title. */
async function titlesOn(url: string): Promise<readonly string[]> {
  const answer = await fetch(`${url}/v1/projects`)
  const body = (await answer.json()) as { projects: readonly { title: string }[] }
  return body.projects.map(({ title }) => title)
}

let folder = ''
let api: RunningApi | undefined
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contenthq-journey-'))
})
test.afterEach(async () => {
  await api?.stop()
  api = undefined
  await rm(folder, { recursive: true, force: true })
})

test('with the API: the film is exported, the project lies on the server too', async ({ page }) => {
  api = await startApi(join(folder, 'data'))
  await start(page, `?api=${api.url}`)
  await ready(page)
  expectFilm(await exportFilm(page, folder))
  await expect.poll(() => titlesOn(api!.url), { timeout: 30_000 }).toEqual([TOPIC])
  await expectAfterReload(page)
})

test('without the API: everything stays in the browser', async ({ page }) => {
  await start(page, '?api=off')
  await ready(page)
  expectFilm(await exportFilm(page, folder))
  await expectAfterReload(page)
})

test('with the API stopped half-way: nothing is lost, and it is sent when the API is back', async ({ page }) => {
  api = await startApi(join(folder, 'data'))
  const { url, port } = api
  await start(page, `?api=${url}`)
  await expect(page.getByText('Split into scenes')).toBeVisible()
  await api.stop()
  await ready(page)
  expectFilm(await exportFilm(page, folder))
  await expectAfterReload(page)
  api = await startApi(join(folder, 'data'), port)
  await page.reload()
  await expect.poll(() => titlesOn(url), { timeout: 60_000 }).toEqual([TOPIC])
})
