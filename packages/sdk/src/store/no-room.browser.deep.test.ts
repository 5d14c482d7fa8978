/** B4: a browser whose room is used to the last byte, by the browser's own quota: projects are saved, films are made. */
import { asContentHQError, type ErrorRecord, takeInUse } from '@contenthq/model'
import { Dexie } from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { createSession } from '../index.ts'
import { testProviders } from '../session/providers.fixture.ts'
import type { Session } from '../session-contract.ts'
import { openDatabase } from './database.ts'

const MIB = 1024 * 1024
/** Made while the disk is full. */
const EDITS = 5
const open: Session[] = []

/** The browser's quota for this page, in bytes; undefined: as it was. */
async function setQuota(quotaSize?: number): Promise<void> {
  const { send } = cdp() as unknown as { send(method: string, params: object): Promise<unknown> }
  await send('Storage.overrideQuotaForOrigin', {
    origin: location.origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}

const cachedRows = async (databaseName: string): Promise<number> => {
  const database = openDatabase(databaseName)
  const rows = await database.cache.count()
  database.close()
  return rows
}

afterEach(async () => {
  await setQuota()
  await filler.delete()
  for (const session of open.splice(0)) await session.dispose()
})

async function start(databaseName: string): Promise<Session> {
  const session = await createSession({
    assetBase: '/contenthq/',
    databaseName,
    providers: testProviders().providers,
    builtIn: false,
  })
  open.push(session)
  return session
}

const filler = new Dexie(`filler ${crypto.randomUUID()}`)
filler.version(1).stores({ rows: '++' })

/** Writes until the browser refuses the smallest row. */
async function fillUp(): Promise<void> {
  for (const size of [MIB, MIB / 8, MIB / 64, 2048])
    for (;;) {
      const full = await filler
        .table('rows')
        .add(new Uint8Array(size).map((_, index) => (index * 2_654_435_761) >> 13))
        .then(
          () => false,
          () => true,
        )
      if (full) break
    }
}

const reserveIsThere = async (): Promise<boolean> =>
  (await navigator.storage.getDirectory()).getFileHandle('contenthq-reserve').then(
    async handle => (await handle.getFile()).size > 0,
    () => false,
  )

const failureOf = (work: Promise<unknown>): Promise<ErrorRecord | undefined> =>
  work.then(
    () => undefined,
    thrown => asContentHQError(thrown).toRecord(),
  )

/** Resolves when the newest edit is on disk; rejects when it could not be written. */
const saved = (session: Session): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const { saving, error } = session.state
      if (saving === 'saving') return
      stop()
      if (saving === 'saved') resolve()
      else reject(new Error(error?.code))
    }
    const stop = session.subscribe(look)
    look()
  })

function rename(session: Session, title: string): Promise<void> {
  session.edit({ kind: 'set-scene', scene: session.state.project!.scenes[1]!.id, fields: { title, edited: true } })
  return saved(session)
}

async function noise(side: number): Promise<Blob> {
  const pixels = new ImageData(side, side)
  for (let at = 0; at < pixels.data.length; at += 65_536)
    crypto.getRandomValues(pixels.data.subarray(at, Math.min(at + 65_536, pixels.data.length)))
  const canvas = new OffscreenCanvas(side, side)
  canvas.getContext('2d', { alpha: false })!.putImageData(pixels, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}

test('B4 no room: a typed error that says what to do; the project is saved and the film made all the same', async () => {
  const databaseName = crypto.randomUUID()
  // other tests of this origin may have left something
  const { usage = 0 } = await navigator.storage.estimate()
  await setQuota(usage + 32 * MIB)
  const session = await start(databaseName)
  await session.createProject(
    { kind: 'topic', topic: 'The history of tea' },
    { targetSeconds: 10, seed: 1, output: { aspectRatio: '16:9', quality: '480p', frameRate: { num: 30, den: 1 } } },
  )
  await session.run()
  await expect.poll(reserveIsThere).toBe(true)
  const first = await session.exportFilm()

  // full while the cache holds the film's parts: they give way
  await fillUp()
  await rename(session, 'The cache gave way')
  expect(await reserveIsThere()).toBe(true)
  expect(await cachedRows(databaseName)).toBe(0)

  // full with nothing left that may go: the reserve gives way
  await fillUp()
  await rename(session, 'The reserve gave way')
  expect(await reserveIsThere()).toBe(false)
  for (let edit = 0; edit < EDITS; edit++) await rename(session, `Edit ${edit}`)

  // a picture that does not fit is refused in plain words, and changes nothing
  await fillUp()
  const project = session.state.project!
  const picture = await noise(1400)
  expect(picture.size).toBeGreaterThan(4 * MIB)
  const refused = await failureOf(session.replacePicture(project.scenes[0]!.id, picture))
  expect(refused).toMatchObject({ code: 'storage-full', remedy: expect.stringMatching(/space.*smaller quality/) })
  expect(session.state.project).toEqual(project)

  // the film is made without a byte of storage
  await fillUp()
  const film = await session.exportFilm()
  expect(film.frames).toBe(first.frames)
  const video = document.createElement('video')
  video.src = URL.createObjectURL(film.blob)
  await new Promise((resolve, reject) => Object.assign(video, { onloadeddata: resolve, onerror: reject }))
  expect(video.duration).toBeCloseTo(film.seconds, 2)
  URL.revokeObjectURL(video.src)

  // a file on a full disk: the same words, and what was in it stays
  await setQuota(33 * MIB)
  const root = await navigator.storage.getDirectory()
  const file = await root.getFileHandle(`${databaseName}.mp4`, { create: true })
  await fillUp()
  expect(await failureOf(session.exportFilm({ file }))).toMatchObject({ code: 'storage-full' })
  expect((await file.getFile()).size).toBe(0)
  expect(session.state.export).toMatchObject({ state: 'failed', error: { code: 'storage-full' } })

  // room again: what was refused is done, and all is there after a reload
  await setQuota()
  await session.replacePicture(project.scenes[0]!.id, picture)
  await saved(session)
  const last = session.state.project!
  expect((await session.exportFilm({ file })).blob.size).toBeGreaterThan(100_000)
  await session.dispose()
  const again = await start(databaseName)
  await again.openProject(last.id)
  expect(again.state.project).toEqual(last)
  expect(again.state.project!.scenes[1]!.title).toBe(`Edit ${EDITS - 1}`)
  const kept = await fetch(await again.assetUrl(takeInUse(last.scenes[0]!.visuals)!.asset))
  expect((await kept.blob()).size).toBe(picture.size)
  console.info(
    `[figure] B4 quota filled: ${EDITS + 2} edits saved, a picture and a file refused with storage-full, a film of ${film.frames} frames made without storage`,
  )
}, 120_000)
