/**
 * Owns a session that replays a recorded run with pictures, so that views can be seen and tested without an engine.
 * For tests and the drawn | built sheet only; it makes nothing and stores nothing.
 */
import {
  applyCommand,
  type Command,
  ContentHQError,
  createProject,
  defaultSettings,
  type FilmFormat,
  formatFacts,
  inverseOf,
  type ProjectDocument,
  resolveTimeline,
  takeInUse,
  type VisualTake,
  waitingStages,
  withKnownStyles,
} from '@contenthq/model'
import type { ExportState, Film, PipelineState, ProjectSummary, Session, SessionState } from '@contenthq/sdk'
import { recordedCapabilities } from './recorded-capabilities.ts'
import { createRecordedPlayer } from './recorded-player.ts'
import { recordedProject } from './recorded-project.ts'
import { pipelineAt, projectAt } from './recorded-run.ts'
import { recordedStyles } from './recorded-styles.ts'

export type RecordedStart = 'empty' | 'running' | 'done' | 'exporting' | 'exported'

export type RecordedSession = Session & {
  /** Subscriptions alive, of the session and of its players. */
  readonly subscriptions: number
  /** Changes the state by hand: failures, offline, hostile words. */
  show(change: Partial<SessionState>): void
  /** Shows the project another way. */
  showProject(change: (project: ProjectDocument) => ProjectDocument): void
}

const idle: PipelineState = { state: 'idle', percent: 0, stages: waitingStages(), scenes: {} }
const noExport: ExportState = { state: 'idle', percent: 0, framesDone: 0, framesTotal: 0 }

const summaries: readonly ProjectSummary[] = (
  [
    ['black-holes', 'How black holes form', 74, 2 * 3600],
    ['cats', 'Why cats purr', 48, 86_400],
    ['saving', 'Saving money in your 20s', 62, 3 * 86_400],
    ['machines', 'What AI can and cannot do', 90, 8 * 86_400],
  ] as const
).map(([id, title, seconds, age]) => ({
  id,
  title,
  seconds,
  updatedAt: new Date(Date.now() - age * 1000).toISOString(),
  sceneCount: 9,
  aspectRatio: '16:9',
  thumbnail: id,
}))

const urlOf = (hash: string): string => new URL(`./pictures/${hash}.jpg`, import.meta.url).href

/** `paceMs` is the pause between two of the fifty steps of a run or an export. */
export function createRecordedSession(options: { start?: RecordedStart; paceMs?: number } = {}): RecordedSession {
  const { start = 'empty', paceMs = 8 } = options
  const listeners = new Set<(state: SessionState) => void>()
  let players = 0
  let done: Command[] = []
  let undone: Command[] = []
  let stopped = false
  const uploads = new Map<string, string>()
  let projects = summaries

  const film = (project: ProjectDocument, format: FilmFormat = 'mp4'): Film => {
    const { timeline } = resolveTimeline(project)
    return {
      blob: new Blob([new Uint8Array(21_400_000)], { type: formatFacts[format].mimeType }),
      fileName: `the-history-of-tea.${format}`,
      format,
      mimeType: formatFacts[format].mimeType,
      seconds: timeline.lengthFrames / 30,
      frames: timeline.lengthFrames,
      width: 1280,
      height: 720,
      subtitles: '1\n00:00:00,350 --> 00:00:02,000\nOne leaf.\n',
      subtitlesVtt: 'WEBVTT\n\n00:00:00.350 --> 00:00:02.000\nOne leaf.\n',
      videoEncoder: 'WebCodecs H.264',
      audioEncoder: 'FFmpeg AAC',
    }
  }
  const exportAt = (project: ProjectDocument, percent: number): ExportState => {
    const total = resolveTimeline(project).timeline.lengthFrames
    return {
      state: 'running',
      percent,
      stage: percent < 90 ? 'scene-video' : percent < 97 ? 'audio-mixing' : 'assembly',
      framesDone: Math.round((total * percent) / 100),
      framesTotal: total,
      ...(percent > 5 ? { secondsLeft: (100 - percent) * 0.52 } : {}),
    }
  }
  const from = (percent: number) => projectAt(recordedProject, percent)
  const before: Partial<SessionState> = {
    empty: {},
    running: { project: from(68), pipeline: pipelineAt(recordedProject, 68, 'running') },
    done: { project: recordedProject, pipeline: pipelineAt(recordedProject, 100, 'done') },
    exporting: {
      project: recordedProject,
      pipeline: pipelineAt(recordedProject, 100, 'done'),
      export: exportAt(recordedProject, 64),
    },
    exported: {
      project: recordedProject,
      pipeline: pipelineAt(recordedProject, 100, 'done'),
      export: { ...exportAt(recordedProject, 100), state: 'done' as const, film: film(recordedProject) },
    },
  }[start]

  const timed = (change: Partial<SessionState>): Partial<SessionState> => {
    if (!change.project) return change
    const known = withKnownStyles(change.project, recordedStyles)
    const { timeline, issues } = resolveTimeline(known.document)
    return { ...change, timeline, issues: [...known.issues, ...issues] }
  }
  let state: SessionState = {
    issues: [],
    canUndo: false,
    canRedo: false,
    saving: 'saved',
    sync: 'local',
    pipeline: idle,
    export: noExport,
    ...timed(before),
  }
  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...timed(change), canUndo: done.length > 0, canRedo: undone.length > 0 }
    for (const listener of listeners) listener(state)
  }
  const project = (): ProjectDocument => {
    if (!state.project) throw new ContentHQError('project-missing')
    return state.project
  }
  const pause = () => new Promise(resolve => setTimeout(resolve, paceMs))
  const change = (command: Command): Command => {
    const back = inverseOf(project(), command)
    set({ project: applyCommand(project(), command) })
    return back
  }
  const addPicture = (sceneId: string, asset: string, provider: string) => {
    const scene = project().scenes.find(({ id }) => id === sceneId)
    if (!scene) throw new ContentHQError('scene-missing')
    const last = takeInUse(scene.visuals) ?? scene.visuals.list.at(-1)
    const take: VisualTake = {
      id: `v-${scene.visuals.list.length + 1}-${sceneId}`,
      asset,
      prompt: scene.imagePrompt,
      provider,
      attempt: 1,
      ...(provider === 'user' || !last?.check ? {} : { check: { ...last.check, score: 86, reasons: [] } }),
    }
    done.push(change({ kind: 'add-take', scene: sceneId, piece: 'visual', take, assets: [] }))
    set({})
  }

  return {
    get state() {
      return state
    },
    get subscriptions() {
      return listeners.size + players
    },
    show: set,
    showProject: change => set({ project: change(project()) }),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listProjects: async () => projects,
    async createProject(input, settings) {
      if (input.kind === 'topic' && input.topic.trim() === '') throw new ContentHQError('topic-empty')
      const title = input.kind === 'topic' ? input.topic : 'From a text'
      const all = { ...defaultSettings, ...settings }
      ;[done, undone] = [[], []]
      set({
        project: createProject({ id: 'new', createdAt: new Date().toISOString(), title, input, settings: all }),
        pipeline: idle,
        export: noExport,
      })
      return 'new'
    },
    async openProject() {
      set({ project: recordedProject, pipeline: pipelineAt(recordedProject, 100, 'done'), export: noExport })
    },
    async deleteProject(id) {
      projects = projects.filter(summary => summary.id !== id)
    },
    async run() {
      stopped = false
      const { title, settings, id, input } = project()
      for (let percent = state.pipeline.percent; percent < 100 && !stopped; percent += 2) {
        set({
          project: { ...from(percent), title, settings, id, input },
          pipeline: pipelineAt(recordedProject, percent, 'running'),
        })
        await pause()
      }
      if (!stopped)
        set({
          project: { ...recordedProject, title, settings, id, input },
          pipeline: pipelineAt(recordedProject, 100, 'done'),
        })
    },
    pause() {
      stopped = true
      set({ pipeline: pipelineAt(recordedProject, state.pipeline.percent, 'paused') })
    },
    cancel() {
      stopped = true
      set({ pipeline: pipelineAt(recordedProject, state.pipeline.percent, 'cancelled') })
    },
    edit(command) {
      done.push(change(command))
      undone = []
      set({ saving: 'saved' })
    },
    undo() {
      const command = done.pop()
      if (command) undone.push(change(command))
      set({})
    },
    redo() {
      const command = undone.pop()
      if (command) done.push(change(command))
      set({})
    },
    async regenerate(sceneId, piece) {
      for (let fraction = 0; fraction < 1; fraction += 0.1) {
        const before = state.pipeline.scenes[sceneId] ?? {
          picture: 'done',
          check: 'done',
          narration: 'done',
          fraction: 0,
        }
        set({
          pipeline: {
            ...state.pipeline,
            scenes: { ...state.pipeline.scenes, [sceneId]: { ...before, [piece]: 'running', fraction } },
          },
        })
        await pause()
      }
      set({ pipeline: pipelineAt(recordedProject, 100, 'done') })
      if (piece === 'picture') addPicture(sceneId, 'scene-6-take-1', 'offline-art')
    },
    async replacePicture(sceneId, picture) {
      const hash = `upload-${uploads.size}`
      uploads.set(hash, URL.createObjectURL(picture))
      addPicture(sceneId, hash, 'user')
      return []
    },
    async addLogo(scene, picture) {
      const hash = `upload-${uploads.size}`
      uploads.set(hash, URL.createObjectURL(picture))
      const overlay = {
        id: `logo-${hash}`,
        kind: 'logo',
        asset: hash,
        place: 'top-right',
        size: 0.16,
        opacity: 1,
      } as const
      done.push(change({ kind: 'add-overlay', scene, overlay, assets: [] }))
      undone = []
      set({})
      return overlay.id
    },
    async assetUrl(hash) {
      return uploads.get(hash) ?? urlOf(hash)
    },
    createPlayer(canvas) {
      const { timeline } = resolveTimeline(project())
      const narrationOf = (id: string) => project().scenes.find(scene => scene.id === id)?.narration ?? ''
      const player = createRecordedPlayer(canvas, timeline, narrationOf, hash => uploads.get(hash) ?? urlOf(hash))
      players += 1
      return {
        ...player,
        get state() {
          return player.state
        },
        dispose() {
          players -= 1
          player.dispose()
        },
      }
    },
    async exportFilm({ format } = {}) {
      stopped = false
      for (let percent = 0; percent < 100; percent += 2) {
        if (stopped) {
          set({ export: { ...state.export, state: 'cancelled' } })
          throw new ContentHQError('cancelled')
        }
        set({ export: exportAt(project(), percent) })
        await pause()
      }
      const made = film(project(), format)
      set({ export: { ...exportAt(project(), 100), state: 'done', film: made } })
      return made
    },
    cancelExport() {
      stopped = true
    },
    async poster() {
      await pause()
      return new Blob([], { type: 'image/png' })
    },
    async canExport() {
      await pause()
      const frames = resolveTimeline(project()).timeline.lengthFrames
      const estimate = {
        seconds: 12,
        bytes: 21_400_000,
        framesToEncode: frames,
        framesTotal: frames,
        framesPerSecond: 180,
      }
      return { possible: true, issues: [], estimate }
    },
    capabilities: async () => recordedCapabilities,
    voices: async () => [
      { id: 'slt', label: 'Slate', language: 'en', gender: 'female' },
      { id: 'bdl', label: 'Basalt', language: 'en', gender: 'male' },
    ],
    styles: recordedStyles,
    async dispose() {
      stopped = true
      listeners.clear()
      for (const url of uploads.values()) URL.revokeObjectURL(url)
    },
  }
}
