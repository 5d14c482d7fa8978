/** Owns asking the database again when an answer did not come. Only for what may be sent twice. */

const PAUSES = [50, 400]

/** Tries three times in all; rejects with the last error. */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await ask()
    } catch {
      await new Promise(resolve => setTimeout(resolve, pause))
    }
  }
  return ask()
}
