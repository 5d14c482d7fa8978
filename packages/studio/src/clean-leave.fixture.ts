/** A studio with a session of its own, put into a page and taken out again and again. Tests only. */
import './define.ts'
import type { StudioView } from './events.ts'
import { request } from './requests.ts'

const views: readonly StudioView[] = ['create', 'storyboard', 'player', 'progress']

export async function mountOften(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const studio = document.createElement('contenthq-studio')
    studio.assetBase = '/contenthq/'
    const ready = new Promise(resolve => studio.addEventListener('contenthq-ready', resolve, { once: true }))
    document.body.append(studio)
    // some are taken out while they load
    if (time % 5 !== 4) {
      await ready
      request(studio.renderRoot.firstElementChild as HTMLElement, 'chq-open-view', {
        view: views[time % views.length]!,
      })
      await studio.updateComplete
    }
    studio.remove()
  }
}
