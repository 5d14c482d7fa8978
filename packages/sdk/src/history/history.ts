/** Owns undo and redo: pairs of commands, newest last. Does not apply them. */
import type { Command } from '@contenthq/model'

export type Change = { readonly command: Command; readonly inverse: Command }

export type History = {
  readonly canUndo: boolean
  readonly canRedo: boolean
  record(change: Change): void
  /** The change to take back, moved to the redo side; undefined when there is none. */
  undo(): Change | undefined
  redo(): Change | undefined
  clear(): void
}

/** Keeps the last `limit` changes. */
export function createHistory(limit = 500): History {
  let done: Change[] = []
  let undone: Change[] = []
  return {
    get canUndo() {
      return done.length > 0
    },
    get canRedo() {
      return undone.length > 0
    },
    record(change) {
      done = [...done.slice(-(limit - 1)), change]
      undone = []
    },
    undo() {
      const change = done.pop()
      if (change) undone.push(change)
      return change
    },
    redo() {
      const change = undone.pop()
      if (change) done.push(change)
      return change
    },
    clear() {
      done = []
      undone = []
    },
  }
}
