/** Owns what the browser says about its storage. Numbers are the browser's own estimate and move while one looks. */

export type StorageFacts = {
  /** Bytes this origin may keep, and has. Absent where the browser does not tell. */
  readonly quotaBytes?: number
  readonly usedBytes?: number
  /** The browser promised not to clear it under pressure. */
  readonly persisted: boolean
  /** The origin private file system opened. */
  readonly opfs: boolean
}

/** Private windows of some browsers never answer. */
const ANSWER_MS = 2000

async function answerOf<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, ANSWER_MS, undefined)
  })
  try {
    return await Promise.race([ask(), late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Never throws. Storage is missing on pages without https. */
export async function storageFacts(): Promise<StorageFacts> {
  const storage: Partial<StorageManager> | undefined = navigator.storage
  const [estimate, persisted, folder] = await Promise.all([
    answerOf(() => storage?.estimate?.()),
    answerOf(() => storage?.persisted?.()),
    answerOf(() => storage?.getDirectory?.()),
  ])
  return {
    ...(estimate?.quota === undefined ? {} : { quotaBytes: estimate.quota }),
    ...(estimate?.usage === undefined ? {} : { usedBytes: estimate.usage }),
    persisted: persisted === true,
    opfs: folder !== undefined,
  }
}
