/**
 * Owns folders for files that live no longer than their page, in the page's private file system. A Web Lock stands for
 * the owner's life: a folder whose lock nobody holds is an orphan, and is swept. Does not know what lies in them.
 */

export type TemporaryFolder = {
  readonly directory: FileSystemDirectoryHandle
  /** Removes the folder with all that lies in it. */
  dispose(): Promise<void>
}

const ROOT = 'contenthq-temporary'
const lockOf = (id: string) => `contenthq temporary ${id}`

/** Resolves, with the function that lets go, when the lock is ours. */
function holdLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks.request(name, () => new Promise<void>(letGo => resolve(letGo))).catch(reject)
  })
}

async function rootFolder(options: { readonly create: boolean }): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(ROOT, options)
}

/** Chromium answers `abort()` of a writable before it has let go of the file: a moment later it can be removed. */
async function remove(root: FileSystemDirectoryHandle, id: string): Promise<void> {
  for (const waitMs of [0, 20, 80, 320, 1000]) {
    await new Promise(resolve => setTimeout(resolve, waitMs))
    try {
      return await root.removeEntry(id, { recursive: true })
    } catch (thrown) {
      if ((thrown as Partial<DOMException>).name !== 'NoModificationAllowedError') return
    }
  }
  // the next sweep finds it
}

/**
 * A new folder; undefined where the browser has no private file system for this page. Its lock is taken before the folder is made, so that it is never an orphan while its page lives.
 */
export async function openTemporaryFolder(): Promise<TemporaryFolder | undefined> {
  if (!('locks' in navigator) || !('getDirectory' in navigator.storage)) return undefined
  const id = crypto.randomUUID()
  let letGo = (): void => undefined
  try {
    letGo = await holdLock(lockOf(id))
    const root = await rootFolder({ create: true })
    return {
      directory: await root.getDirectoryHandle(id, { create: true }),
      async dispose() {
        await remove(root, id)
        letGo()
      },
    }
  } catch {
    letGo()
    return undefined
  }
}

/** Removes what pages left behind that were closed, or crashed, in the middle. Never rejects. */
export async function sweepTemporaryFolders(): Promise<void> {
  try {
    const root = await rootFolder({ create: false })
    const ids: string[] = []
    for await (const id of root.keys()) ids.push(id)
    // asked after the list was read: whoever is in the list and lives holds the lock already
    const { held = [] } = await navigator.locks.query()
    const alive = new Set(held.map(({ name }) => name))
    for (const id of ids)
      if (!alive.has(lockOf(id))) await root.removeEntry(id, { recursive: true }).catch(() => undefined)
  } catch {
    // nothing was ever written here, or nothing can be
  }
}
