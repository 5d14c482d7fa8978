/** Composition root of the SDK: builds the rooms, joins them, and answers the session; every verb is one line. */
import type { AssetReader, Engine } from '@contenthq/engine'
import { asContentHQError, createProject, defaultSettings } from '@contenthq/model'
import { createCache } from '../cache/cache.ts'
import { createSegmentStore } from '../cache/segment-store.ts'
import { addLogo } from '../pipeline/add-logo.ts'
import { replacePicture } from '../pipeline/replace-picture.ts'
import { defaultProviders } from '../providers/default-providers.ts'
import { createRegistry } from '../providers/registry.ts'
import type { Player, Session } from '../session-contract.ts'
import { createStore } from '../state/store.ts'
import { openDatabase, stored } from '../store/database.ts'
import { createDocumentStore } from '../store/documents.ts'
import { createMediaStore } from '../store/media.ts'
import { createReserve } from '../store/reserve.ts'
import { createAssetUrls } from './asset-urls.ts'
import { checkInput, firstTitle } from './check-input.ts'
import { createExporter } from './exporter.ts'
import { createLivePlayer } from './live-player.ts'
import { createMediaTools } from './media-tools.ts'
import { createOpenProject } from './open-project.ts'
import { createPipelineRunner } from './pipeline-runner.ts'
import { projectOnApi } from './project-on-api.ts'
import { consentsOf, type SessionOptions } from './session-options.ts'
import { connectSync } from './sync-connection.ts'

/** The engine's code comes from the caller, who loads it beside this file. */
export async function openSession(
  options: SessionOptions,
  { createEngine, writeWav }: typeof import('@contenthq/engine'),
): Promise<Session> {
  const { assetBase = '/contenthq/', databaseName = 'contenthq', encoder = 'auto' } = options
  const store = createStore()
  const database = openDatabase(databaseName)
  await stored(database.open)
  const cache = createCache(database)
  const reserve = createReserve()
  void reserve.fill()
  const media = createMediaStore(database, [cache.clear])
  const giveUp = [cache.clear, reserve.giveUp]
  const documents = createDocumentStore(database, giveUp)
  const onReplaced = (id: string, now: string | undefined) => void reopen(id, now)
  const sync = connectSync({ options, store, database, media, giveUp, onReplaced })
  const assets: AssetReader = { read: sync.read }
  const engine: Engine = createEngine({ assetBase, assets, encoder, segments: createSegmentStore(cache) })
  const providers = createRegistry(options.providers ?? [], async () =>
    options.builtIn === false
      ? []
      : defaultProviders({
          cache,
          network: options.network ?? true,
          consents: consentsOf(options),
          ...(sync.client ? { api: { client: sync.client, project: signal => projectOnApi(store, signal) } } : {}),
        }),
  )
  const project = createOpenProject(store, documents, engine.styles, saved => sync.changed(saved.id))
  const runner = createPipelineRunner({
    store,
    document: project.document,
    commit: project.commit,
    flush: project.flush,
    media,
    providers,
    tools: createMediaTools(engine, writeWav),
  })
  const exporter = createExporter({ store, document: project.document, run: runner.run, assets, engine })
  const urls = createAssetUrls(assets)
  const players = new Set<Player>()

  async function open(id: string): Promise<void> {
    await leave()
    project.open(await documents.open(id))
    runner.reset()
  }

  /** The open project was changed elsewhere: theirs is shown, or our copy where theirs was deleted, or none. */
  async function reopen(id: string, now: string | undefined): Promise<void> {
    if (store.state.project?.id !== id) return
    const shown = (await documents.find(id)) ?? (now === undefined ? undefined : await documents.find(now))
    if (shown) project.open(shown)
    else await leave()
  }

  async function leave(): Promise<void> {
    runner.cancel()
    exporter.cancel()
    await project.close()
  }

  await sync.start()
  return {
    get state() {
      return store.state
    },
    subscribe: store.subscribe,
    listProjects: documents.list,
    async createProject(input, settings = {}) {
      const all = { ...defaultSettings, seed: crypto.getRandomValues(new Uint32Array(1))[0]! % 100_000, ...settings }
      checkInput(input, all, engine.styles)
      const id = crypto.randomUUID()
      await documents.save(
        createProject({ id, createdAt: new Date().toISOString(), title: firstTitle(input), input, settings: all }),
      )
      await open(id)
      sync.changed(id)
      return id
    },
    openProject: open,
    async deleteProject(id) {
      if (store.state.project?.id === id) await leave()
      await documents.remove(id)
      sync.deleted(id)
    },
    run: runner.run,
    pause: runner.pause,
    cancel: runner.cancel,
    edit: project.edit,
    undo: project.undo,
    redo: project.redo,
    regenerate: runner.regenerate,
    replacePicture: (sceneId, picture, call) =>
      replacePicture({ sceneId, picture, media, engine, edit: project.edit, call }),
    addLogo: (scene, picture, call) => addLogo({ scene, picture, media, engine, edit: project.edit, call }),
    assetUrl: urls.url,
    createPlayer(canvas) {
      const player: Player = createLivePlayer({
        canvas,
        store,
        engine,
        assets,
        onDispose: () => players.delete(player),
      })
      players.add(player)
      return player
    },
    exportFilm: exporter.exportFilm,
    cancelExport: exporter.cancel,
    canExport: exporter.canExport,
    poster: exporter.poster,
    capabilities: engine.capabilities,
    voices: async () =>
      (
        await Promise.all(
          (await providers.of('speech')).map(speaker => speaker.voices({ signal: AbortSignal.timeout(10_000) })),
        )
      ).flat(),
    styles: engine.styles,
    async dispose() {
      await leave().catch(thrown => asContentHQError(thrown))
      await exporter.dispose()
      await providers.dispose()
      await sync.stop()
      for (const player of [...players]) player.dispose()
      urls.dispose()
      store.clear()
      database.close()
    },
  }
}
