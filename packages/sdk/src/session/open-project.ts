/** Owns the project that is open: its document, every change to it, undo, and saving. Knows no pipeline and no film. */
import {
  applyCommand,
  asContentHQError,
  type Command,
  ContentHQError,
  inverseOf,
  isCancelled,
  type ProjectDocument,
  resolveTimeline,
  type StyleNames,
  unknownStylesOf,
  withKnownStyles,
} from '@contenthq/model'
import { createHistory } from '../history/history.ts'
import type { Store } from '../state/store.ts'
import type { DocumentStore } from '../store/documents.ts'

const SAVE_AFTER_MS = 300

export type OpenProject = {
  /** Throws 'project-missing' when none is open. */
  document(): ProjectDocument
  open(document: ProjectDocument): void
  /** A person's change: can be undone. Throws 'edit-refused', 'style-unknown'. */
  edit(command: Command): void
  /** The pipeline's change: cannot. */
  commit(command: Command): void
  undo(): void
  redo(): void
  /** Resolves when everything so far is on disk. */
  flush(): Promise<void>
  close(): Promise<void>
}

export function createOpenProject(
  store: Store,
  documents: DocumentStore,
  styles: StyleNames,
  onSaved: (document: ProjectDocument) => void,
): OpenProject {
  const history = createHistory()
  let current: ProjectDocument | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> = Promise.resolve()

  const document = () => {
    if (!current) throw new ContentHQError('project-missing')
    return current
  }

  function show(next: ProjectDocument): void {
    current = next
    const known = withKnownStyles(next, styles)
    const { timeline, issues: told } = resolveTimeline(known.document)
    const issues = [...known.issues, ...told]
    store.set({ project: next, timeline, issues, canUndo: history.canUndo, canRedo: history.canRedo })
  }

  /** One write at a time, always of the newest document. */
  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    saving = saving.then(async () => {
      if (!current) return
      const written = current
      try {
        await documents.save(written)
        if (written === current) store.set({ saving: 'saved' })
        onSaved(written)
      } catch (thrown) {
        store.set({ saving: 'failed', error: asContentHQError(thrown).toRecord() })
      }
    })
    return saving
  }

  function change(command: Command): void {
    show(applyCommand(document(), command))
    store.set({ saving: 'saving' })
    timer ??= setTimeout(() => void write(), SAVE_AFTER_MS)
  }

  return {
    document,
    open(next) {
      history.clear()
      show(next)
      store.set({ saving: 'saved' })
    },
    edit(command) {
      const unknown = unknownStylesOf(command, styles)[0]
      if (unknown) throw new ContentHQError('style-unknown', unknown.message)
      const inverse = inverseOf(document(), command)
      change(command)
      history.record({ command, inverse })
      store.set({ canUndo: history.canUndo, canRedo: history.canRedo })
    },
    commit: change,
    undo() {
      const undone = history.undo()
      if (undone) change(undone.inverse)
    },
    redo() {
      const redone = history.redo()
      if (redone) change(redone.command)
    },
    flush: () => (timer === undefined ? saving : write()),
    async close() {
      await (timer === undefined ? saving : write()).catch(thrown => {
        if (!isCancelled(thrown)) throw thrown
      })
      current = undefined
      history.clear()
      store.set({ project: undefined, timeline: undefined, issues: [], canUndo: false, canRedo: false })
    },
  }
}
