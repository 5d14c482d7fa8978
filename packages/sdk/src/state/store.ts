/** Owns the session's state: one immutable value, replaced and announced. Knows no project law. */
import { waitingStages } from '@contenthq/model'
import type { ExportState, PipelineState, SessionState } from '../session-contract.ts'

export const idlePipeline: PipelineState = { state: 'idle', percent: 0, stages: waitingStages(), scenes: {} }
export const idleExport: ExportState = { state: 'idle', percent: 0, framesDone: 0, framesTotal: 0 }

const initial: SessionState = {
  issues: [],
  canUndo: false,
  canRedo: false,
  saving: 'saved',
  sync: 'local',
  pipeline: idlePipeline,
  export: idleExport,
}

export type Store = {
  readonly state: SessionState
  /** Replaces some fields; undefined removes an optional one. */
  set(change: { readonly [K in keyof SessionState]?: SessionState[K] | undefined }): void
  subscribe(listener: (state: SessionState) => void): () => void
  clear(): void
}

export function createStore(): Store {
  let state = initial
  const listeners = new Set<(state: SessionState) => void>()
  return {
    get state() {
      return state
    },
    set(change) {
      const next: Record<string, unknown> = { ...state, ...change }
      for (const key of Object.keys(change)) if (next[key] === undefined) delete next[key]
      state = next as SessionState
      for (const listener of [...listeners]) listener(state)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => listeners.clear(),
  }
}
