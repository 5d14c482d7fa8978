/** Owns putting a studio with a recorded session onto a test page, and finding things through its shadow roots. Tests only. */
import axe from 'axe-core'
import { page } from 'vitest/browser'
import '../define.ts'
import type { ContentHQStudio } from '../contenthq-studio.ts'
import type { StudioView } from '../events.ts'
import { request } from '../requests.ts'
import { registerWorkbench } from '../workbench.ts'
import { createRecordedSession, type RecordedSession, type RecordedStart } from './recorded-session.ts'

// at once: a view under test is not waited for
registerWorkbench()

export type Mounted = {
  readonly studio: ContentHQStudio
  readonly session: RecordedSession
  show(view: StudioView): Promise<void>
  /** The first element that matches, through all shadow roots; throws where there is none. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E
  findAll<E extends HTMLElement = HTMLElement>(selector: string): readonly E[]
  /** Waits until it answers something true; throws after 10 s. */
  until<T>(look: () => T | undefined | false | null, what: string): Promise<T>
  unmount(): void
}

function* walk(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element
    if (element.shadowRoot) yield* walk(element.shadowRoot)
  }
}

export const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

export async function mountStudio(options: {
  readonly start?: RecordedStart
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly session?: RecordedSession
  readonly paceMs?: number
}): Promise<Mounted> {
  const { start = 'empty', theme = 'light', width = 1440, paceMs = 2 } = options
  const session = options.session ?? createRecordedSession({ start, paceMs })
  await page.viewport(Math.max(width, 390), 880)
  const frame = document.createElement('div')
  frame.style.cssText = `width:${width}px;height:860px;font-family:sans-serif`
  const studio = document.createElement('contenthq-studio')
  studio.style.height = '100%'
  studio.theme = theme
  studio.session = session
  frame.append(studio)
  document.body.append(frame)
  await studio.updateComplete
  const findAll = <E extends HTMLElement>(selector: string): readonly E[] =>
    [...walk(studio.renderRoot as ShadowRoot)].filter(element => element.matches(selector)) as E[]
  const mounted: Mounted = {
    studio,
    session,
    findAll,
    find: <E extends HTMLElement>(selector: string) => {
      const [element] = findAll<E>(selector)
      if (!element) throw new Error(`nothing matches ${selector}`)
      return element
    },
    async show(view) {
      request(mounted.find('.studio'), 'chq-open-view', { view })
      await studio.updateComplete
      await pause(60)
    },
    async until(look, what) {
      for (let tries = 0; tries < 400; tries++) {
        const answer = look()
        if (answer) return answer
        await pause(25)
      }
      throw new Error(`waited in vain for ${what}`)
    },
    unmount: () => frame.remove(),
  }
  await pause(60)
  return mounted
}

/** Brings every transition to its end: half-way through one, a colour is neither the one before nor the one after. */
function settle(studio: HTMLElement): void {
  const roots = [studio, ...walk(studio.shadowRoot as ShadowRoot)].flatMap(each => each.shadowRoot ?? [])
  for (const animation of roots.flatMap(root => root.getAnimations()))
    if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
}

/** WCAG 2.2 A and AA violations of the settled view, as short lines; empty is good. */
export async function violations(studio: HTMLElement): Promise<readonly string[]> {
  settle(studio)
  const { violations: found } = await axe.run(studio, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  })
  return found.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** The four ways every view is looked at. */
export const looks = (['light', 'dark'] as const).flatMap(theme => [390, 1440].map(width => ({ theme, width })))
