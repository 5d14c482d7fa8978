/** The session in a real browser, on real storage: the whole journey, and what happens when it is disturbed. */
import { asContentHQError, defaultLooks, type ProjectSettings, takeInUse } from '@contenthq/model'
import { BufferTarget, CanvasSource, Mp4OutputFormat, Output } from 'mediabunny'
import { afterEach, expect, test } from 'vitest'
import { createSession } from '../index.ts'
import type { Session, SessionState } from '../session-contract.ts'
import { type TestProviders, testProviders } from './providers.fixture.ts'

const open: Session[] = []
afterEach(async () => {
  for (const session of open.splice(0)) await session.dispose()
})

async function start(fixture: TestProviders, databaseName = crypto.randomUUID()): Promise<Session> {
  const session = await createSession({
    assetBase: '/contenthq/',
    databaseName,
    providers: fixture.providers,
    builtIn: false,
  })
  open.push(session)
  return session
}

const small: Partial<ProjectSettings> = {
  targetSeconds: 14,
  seed: 1,
  output: { aspectRatio: '16:9', quality: '480p', frameRate: { num: 30, den: 1 } },
}
const input = { kind: 'topic', topic: 'The history of tea' } as const
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    thrown => asContentHQError(thrown).code,
  )
const projectOf = (session: Session) => session.state.project!

test('a topic becomes a film, edits are undone, and all is there after a reload', async () => {
  const fixture = testProviders()
  const databaseName = crypto.randomUUID()
  const session = await start(fixture, databaseName)
  const states: SessionState[] = []
  session.subscribe(state => states.push(state))
  const id = await session.createProject(input, small)
  await session.run()
  expect(session.state.pipeline).toMatchObject({ state: 'done', percent: 100 })
  const percents = states.map(state => state.pipeline.percent)
  expect(percents).toEqual([...percents].sort((a, b) => a - b))
  expect(fixture.made.toSorted()).toEqual([
    'image:0',
    'image:1',
    'image:2',
    'image:3',
    'music',
    'speech:0',
    'speech:1',
    'speech:2',
    'speech:3',
    'story',
  ])

  const { timeline } = session.state
  const seconds = timeline!.lengthFrames / 30
  expect(Math.abs(seconds - 14)).toBeLessThan(1.4)

  const [first, second] = projectOf(session).scenes
  session.edit({ kind: 'set-scene', scene: second!.id, fields: { title: 'Seeds', edited: true } })
  session.edit({ kind: 'move-scene', scene: second!.id, after: null })
  expect(projectOf(session).scenes[0]!.title).toBe('Seeds')
  session.undo()
  session.undo()
  expect(projectOf(session).scenes.map(scene => scene.title)).toEqual(['Scene 1', 'Scene 2', 'Scene 3', 'Scene 4'])
  expect(session.state).toMatchObject({ canUndo: false, canRedo: true })
  session.redo()
  expect(projectOf(session).scenes[1]!.title).toBe('Seeds')
  expect(() => session.edit({ kind: 'remove-scene', scene: 'nobody' })).toThrow()

  // captions that are not shown are written down all the same
  session.edit({ kind: 'set-settings', settings: { captions: { enabled: false, style: 'plate' } } })
  const film = await session.exportFilm()
  expect(film).toMatchObject({
    fileName: 'the-history-of-tea.mp4',
    width: 854,
    height: 480,
    frames: timeline!.lengthFrames,
  })
  expect(film.subtitles).toContain('Tea began as a leaf in hot water.')
  expect(session.state.export).toMatchObject({ state: 'done', percent: 100 })

  const before = projectOf(session)
  await session.dispose()
  const again = await start(testProviders(), databaseName)
  expect(await again.listProjects()).toMatchObject([{ id, title: 'The history of tea', sceneCount: 4 }])
  await again.openProject(id)
  expect(projectOf(again)).toEqual(before)
  expect(await (await fetch(await again.assetUrl(takeInUse(first!.visuals)!.asset))).blob()).toMatchObject({
    type: 'image/png',
  })
  await again.deleteProject(id)
  expect(await again.listProjects()).toEqual([])
  expect(again.state.project).toBeUndefined()
})

test('a picture below 60 is made again, three times in all; every take is kept, the best is used', async () => {
  const fixture = testProviders()
  // one picture at a time, so that the scores fall to known scenes
  let turn = Promise.resolve()
  fixture.beforePicture = () => (turn = turn.then(() => undefined))
  fixture.scores.push(40, 30, 55, 20, 80)
  const session = await start(fixture)
  await session.createProject(input, small)
  await session.run()
  const takes = projectOf(session).scenes.flatMap(scene => scene.visuals.list)
  expect(takes.length).toBeGreaterThan(4)
  const failed = projectOf(session).scenes.filter(scene => (takeInUse(scene.visuals)?.check?.score ?? 0) < 60)
  for (const scene of failed) expect(scene.visuals.list).toHaveLength(3)
  for (const scene of projectOf(session).scenes) {
    const best = Math.max(...scene.visuals.list.map(take => take.check!.score))
    expect(takeInUse(scene.visuals)!.check!.score).toBe(best)
    for (const [index, take] of scene.visuals.list.toSorted((a, b) => a.attempt - b.attempt).entries())
      expect(take.prompt.split(', better')).toHaveLength(index + 1)
  }
})

test('pause ends the pieces under way and starts no more; run goes on and makes nothing twice', async () => {
  const fixture = testProviders()
  const session = await start(fixture)
  await session.createProject(input, small)
  fixture.beforePicture = index => {
    if (index === 1) session.pause()
  }
  await session.run()
  expect(session.state.pipeline.state).toBe('paused')
  const pictures = fixture.made.filter(name => name.startsWith('image')).length
  expect(pictures).toBeGreaterThan(0)
  expect(pictures).toBeLessThan(4)
  fixture.beforePicture = () => undefined
  await session.run()
  expect(session.state.pipeline.state).toBe('done')
  expect(fixture.made.toSorted()).toEqual([...new Set(fixture.made)].sort())
})

test('cancel stops at once, keeps what is finished, and run completes it', async () => {
  const fixture = testProviders()
  const session = await start(fixture)
  await session.createProject(input, small)
  fixture.beforePicture = index => {
    if (index === 2) session.cancel()
  }
  await session.run()
  expect(session.state.pipeline.state).toBe('cancelled')
  const kept = projectOf(session).scenes.flatMap((scene, index) => (takeInUse(scene.visuals) ? [`image:${index}`] : []))
  fixture.beforePicture = () => undefined
  await session.run()
  expect(session.state.pipeline.state).toBe('done')
  for (const name of kept) expect(fixture.made.filter(made => made === name)).toHaveLength(1)
})

test('one failed scene never stops the others; the next run makes only what is missing', async () => {
  const fixture = testProviders()
  fixture.failing.add('image:1')
  const session = await start(fixture)
  await session.createProject(input, small)
  await session.run()
  expect(session.state.pipeline).toMatchObject({ state: 'failed', error: { code: 'provider-failed' } })
  const missing = projectOf(session).scenes.filter(scene => !takeInUse(scene.visuals))
  expect(missing.map(scene => scene.title)).toEqual(['Scene 2'])
  expect(session.state.pipeline.scenes[missing[0]!.id]).toMatchObject({
    picture: 'failed',
    error: { code: 'provider-failed' },
  })
  const before = fixture.made.length
  await session.run()
  expect(session.state.pipeline.state).toBe('done')
  expect(fixture.made.slice(before)).toEqual(['image:1', 'music'])
})

test('an edited narration is spoken again before the film is exported', async () => {
  const fixture = testProviders()
  const session = await start(fixture)
  await session.createProject(input, small)
  await session.run()
  const { id } = projectOf(session).scenes[2]!
  session.edit({ kind: 'set-scene', scene: id, fields: { narration: 'Then ships took it far across the sea.' } })
  const film = await session.exportFilm()
  expect(film.subtitles).toContain('Then ships took it far across the sea.')
  expect(takeInUse(projectOf(session).scenes[2]!.narrations)!.text).toContain('far across')
  expect(projectOf(session).scenes[2]!.narrations.list).toHaveLength(2)
})

test('an export is cancelled cleanly; a picture of one’s own replaces a scene’s', async () => {
  const session = await start(testProviders())
  await session.createProject(input, small)
  await session.run()
  const stop = session.subscribe(({ export: film }) => film.framesDone > 3 && session.cancelExport())
  expect(await codeOf(session.exportFilm())).toBe('cancelled')
  stop()
  expect(session.state.export).toMatchObject({ state: 'cancelled' })
  const { id } = projectOf(session).scenes[0]!
  expect(await codeOf(session.replacePicture(id, new Blob(['nonsense'], { type: 'image/png' })))).toBe(
    'media-unsupported',
  )
  const canvas = new OffscreenCanvas(64, 64)
  canvas.getContext('2d')!.fillRect(0, 0, 64, 64)
  await session.replacePicture(id, await canvas.convertToBlob())
  expect(takeInUse(projectOf(session).scenes[0]!.visuals)).toMatchObject({ provider: 'user' })
  session.undo()
  expect(takeInUse(projectOf(session).scenes[0]!.visuals)).toMatchObject({ provider: 'test-image' })

  expect(await codeOf(session.addLogo(null, new Blob(['nonsense'])))).toBe('media-unsupported')
  const before = projectOf(session)
  const logo = await session.addLogo(null, await canvas.convertToBlob())
  const [overlay] = projectOf(session).overlays!
  expect(overlay).toMatchObject({ id: logo, kind: 'logo' })
  if (overlay?.kind !== 'logo') throw new Error('no logo')
  expect(projectOf(session).assets[overlay.asset]).toMatchObject({ width: 64, provenance: { provider: 'user' } })
  expect(session.state.timeline?.overlays).toHaveLength(1)
  session.undo()
  expect(projectOf(session)).toEqual(before)
})

test('a video of one’s own is shown as a picture is, and the pipeline goes on beside it', async () => {
  const session = await start(testProviders())
  await session.createProject(input, small)
  await session.run()
  const { id } = projectOf(session).scenes[1]!
  // by its bytes: the type is a lie
  const video = new Blob([await recordedVideo()], { type: 'image/png' })
  expect(await session.replacePicture(id, video)).toEqual([])
  const take = takeInUse(projectOf(session).scenes[1]!.visuals)!
  expect(projectOf(session).assets[take.asset]).toMatchObject({
    kind: 'video',
    mimeType: 'video/mp4',
    width: 64,
    height: 36,
    frames: 12,
    hasSound: false,
  })
  // the next picture is compared with it too
  await session.regenerate(projectOf(session).scenes[2]!.id, 'picture')
  const canvas = document.createElement('canvas')
  const player = session.createPlayer(canvas)
  const clip = session.state.timeline!.pictures[1]!
  const greenAt = async (frame: number) => {
    await player.seek(frame)
    return canvas.getContext('2d')!.getImageData(canvas.width / 2, 20, 1, 1).data[1]!
  }
  const middle = clip.startFrame + Math.floor(clip.lengthFrames / 2)
  // it grows brighter for 0.4 s; then its last frame stays
  const [early, late] = [await greenAt(clip.startFrame + 10), await greenAt(middle)]
  expect(late).toBeGreaterThan(early)
  expect(await greenAt(middle + 5)).toBe(late)
  player.dispose()
})

/** Twelve frames, each brighter than the one before. */
async function recordedVideo(): Promise<ArrayBuffer> {
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat(), target })
  const canvas = new OffscreenCanvas(64, 36)
  const context = canvas.getContext('2d')!
  const source = new CanvasSource(canvas, { codec: 'avc', bitrate: 500_000 })
  output.addVideoTrack(source)
  await output.start()
  for (let frame = 0; frame < 12; frame++) {
    context.fillStyle = `rgb(20 ${40 + frame * 15} 20)`
    context.fillRect(0, 0, 64, 36)
    await source.add(frame / 30, 1 / 30)
  }
  await output.finalize()
  return target.buffer!
}

test('the player shows frames, seeks and follows edits', async () => {
  const session = await start(testProviders())
  await session.createProject(input, small)
  await session.run()
  const canvas = document.createElement('canvas')
  const player = session.createPlayer(canvas)
  await player.seek(100)
  expect(player.state).toMatchObject({
    frame: 100,
    ready: true,
    playing: false,
    lengthFrames: session.state.timeline!.lengthFrames,
  })
  const pixel = () => [...canvas.getContext('2d')!.getImageData(400, 100, 1, 1).data.slice(0, 3)]
  expect(canvas.width).toBe(854)
  expect(pixel().some(value => value > 0)).toBe(true)
  await player.play()
  await expect.poll(() => player.state.frame).toBeGreaterThan(104)
  player.pause()
  session.edit({ kind: 'remove-scene', scene: projectOf(session).scenes[3]!.id })
  await expect.poll(() => player.state.lengthFrames).toBe(session.state.timeline!.lengthFrames)
  player.dispose()
})

test('a language without a voice is captioned and timed by reading speed', async () => {
  const session = await createSession({ assetBase: '/contenthq/', databaseName: crypto.randomUUID(), network: false })
  open.push(session)
  const text = [
    '# Le phare',
    'Pendant des siècles, les phares ont guidé les marins vers le port. Leur lumière se voyait à trente kilomètres.',
    'Le premier grand phare se trouvait à Alexandrie, en Égypte. Il mesurait plus de cent mètres de haut.',
    'Aujourd’hui, la plupart des phares fonctionnent sans gardien. Les bateaux suivent désormais les satellites.',
  ].join('\n\n')
  await session.createProject({ kind: 'text', text, mimeType: 'text/markdown' }, { ...small, targetSeconds: 20 })
  await session.run()
  expect(session.state.pipeline.state).toBe('done')
  const { scenes, settings } = projectOf(session)
  expect(settings.language).toBe('fr')
  for (const scene of scenes)
    expect(takeInUse(scene.narrations)).toMatchObject({ provider: 'silence', timingOrigin: 'reading-speed' })
  expect(session.state.timeline!.captions.length).toBe(scenes.length)
})

test('where a page may store nothing, it is said at once', async () => {
  const real = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!
  Object.defineProperty(IDBFactory.prototype, 'open', {
    ...real,
    value: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  try {
    expect(await codeOf(createSession({ databaseName: crypto.randomUUID() }))).toBe('storage-unavailable')
  } finally {
    Object.defineProperty(IDBFactory.prototype, 'open', real)
  }
})

test('bad input is refused with a code before anything is stored', async () => {
  const session = await start(testProviders())
  for (const [bad, settings, code] of [
    [{ kind: 'topic', topic: ' ' }, {}, 'topic-empty'],
    [{ kind: 'topic', topic: 'x'.repeat(301) }, {}, 'topic-too-long'],
    [{ kind: 'url', url: 'javascript:alert(1)' }, {}, 'url-invalid'],
    [{ kind: 'text', text: '\n' }, {}, 'file-empty'],
    [input, { targetSeconds: 0 }, 'duration-invalid'],
    [input, { targetSeconds: 36_000 }, 'duration-invalid'],
    [input, { captions: { enabled: true, style: 'neon' } }, 'style-unknown'],
  ] as const)
    expect(await codeOf(session.createProject(bad, settings))).toBe(code)
  expect(await session.listProjects()).toEqual([])
  expect(await codeOf(session.openProject('nobody'))).toBe('project-missing')
})

test('an unknown style is refused in a call, and in a project it falls back with an issue and is kept', async () => {
  const { providers } = testProviders()
  const swirling = providers.map(provider =>
    provider.capability === 'story'
      ? {
          ...provider,
          planScenes: async (...call: Parameters<typeof provider.planScenes>) =>
            (await provider.planScenes(...call)).map(({ motion: _motion, ...scene }) => ({
              ...scene,
              transition: { style: 'swirl', seconds: 0.3 },
            })),
        }
      : provider,
  )
  const session = await start({ ...testProviders(), providers: swirling })
  await session.createProject(input, small)
  await session.run()
  const { project, timeline, issues } = session.state
  expect(project!.scenes.map(({ transition }) => transition.style)).toEqual(Array(4).fill('swirl'))
  expect(timeline!.transitions.map(({ style }) => style)).toEqual(Array(3).fill('crossfade'))
  // what the story does not say is chosen by what is said
  expect(project!.scenes.map(({ motion }) => motion)).toEqual(
    defaultLooks(project!.scenes, { seed: 1 }).map(({ motion }) => motion),
  )
  expect(issues.filter(({ code }) => code === 'style-unknown')).toHaveLength(4)
  expect((await session.poster({ frame: timeline!.transitions[0]!.startFrame, longest: 64 })).size).toBeGreaterThan(100)

  const [first] = project!.scenes
  const set = (fields: { readonly motion: { readonly style: string } }) =>
    session.edit({ kind: 'set-scene', scene: first!.id, fields })
  expect(() => set({ motion: { style: 'swirl' } })).toThrow(expect.objectContaining({ code: 'style-unknown' }))
  expect(session.state).toMatchObject({ project, canUndo: false })
  const captions = { enabled: true, style: 'neon' }
  expect(await codeOf(session.canExport({ settings: { captions } }))).toBe('style-unknown')
  // what was there before comes back, unknown as it is
  const transition = { style: 'dip-black', seconds: 0.5 }
  session.edit({ kind: 'set-scene', scene: first!.id, fields: { transition } })
  session.undo()
  expect(projectOf(session).scenes[0]!.transition.style).toBe('swirl')
})
