/** Owns waiting until the open project is known to the API: what is asked there is asked of a project. */
import { ContentHQError, type ProjectId, throwIfAborted } from '@contenthq/model'
import type { Store } from '../state/store.ts'

/** Rejects with 'api-unreachable' where the API does not answer, 'cancelled', 'project-missing' where none is open. */
export function projectOnApi(store: Store, signal: AbortSignal): Promise<ProjectId> {
  return new Promise((resolve, reject) => {
    let end = (): void => undefined
    const settle = (act: () => void): void => {
      end()
      signal.removeEventListener('abort', look)
      act()
    }
    const look = (): void => {
      const { sync, project } = store.state
      if (signal.aborted) settle(() => reject(new ContentHQError('cancelled')))
      else if (!project) settle(() => reject(new ContentHQError('project-missing')))
      else if (sync === 'synced') settle(() => resolve(project.id))
      else if (sync === 'offline' || sync === 'local') settle(() => reject(new ContentHQError('api-unreachable')))
    }
    throwIfAborted(signal)
    signal.addEventListener('abort', look)
    end = store.subscribe(look)
    look()
  })
}
