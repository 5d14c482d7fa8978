/** The whole element in a real browser: the keyboard path from topic to film, hostile words, focus, and leaving no trace. */
import type { Session } from '@contenthq/sdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type Mounted, mountStudio, pause } from './testing/mount.ts'
import { createRecordedSession } from './testing/recorded-session.ts'

let mounted: Mounted | undefined
afterEach(() => mounted?.unmount())

/** The element that has the focus, through all shadow roots. */
const focused = (): Element | null => {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active
}
const words = (element: Element | null): string => {
  const host = (element?.getRootNode() as ShadowRoot | Document | undefined) ?? document
  const label = element?.getAttribute('aria-label')
  if (label) return label
  return (
    ('host' in host && element?.querySelector('slot') ? host.host.textContent : element?.textContent) ?? ''
  ).trim()
}

async function tabTo(text: string, keys = '{Tab}'): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    if (words(focused()).startsWith(text)) return
    await userEvent.keyboard(keys)
  }
  throw new Error(`no ${text} on the keyboard path; last was ${words(focused())}`)
}

describe('<contenthq-studio>', () => {
  it('goes from topic to a saved film by keyboard alone', async () => {
    mounted = await mountStudio({ paceMs: 2 })
    const page = mounted
    await tabTo('', '{Tab}')
    while (focused()?.tagName !== 'TEXTAREA') await userEvent.keyboard('{Tab}')
    await userEvent.keyboard('The history of tea')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await page.until(() => page.session.state.pipeline.state === 'done', 'the run')
    await tabTo('Storyboard')
    await userEvent.keyboard('{Enter}')
    expect(page.studio.view).toBe('storyboard')
    await tabTo('Export', '{Shift>}{Tab}{/Shift}')
    await userEvent.keyboard('{Enter}')
    await page.until(() => words(focused()) === 'Export' && focused()?.tagName === 'H1', 'focus inside the dialog')
    await tabTo('Export video')
    await userEvent.keyboard('{Enter}')
    await page.until(() => page.session.state.export.state === 'done', 'the film')
    await page.until(() => page.findAll('video')[0], 'the finished dialog')
    await tabTo('Save MP4')
    await userEvent.keyboard('{Escape}')
    await page.until(() => words(focused()).startsWith('Export'), 'focus back on the opener')
  })

  it('shows hostile words as words', async () => {
    const session = createRecordedSession({ start: 'done' })
    const hostile = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>\u202Eevil'
    session.showProject(project => ({
      ...project,
      title: hostile,
      scenes: project.scenes.map(scene => ({ ...scene, title: hostile, narration: hostile, imagePrompt: hostile })),
    }))
    mounted = await mountStudio({ session })
    for (const view of ['progress', 'storyboard', 'player'] as const) {
      await mounted.show(view)
      await pause(60)
      expect(mounted.findAll('img[src=x], script')).toHaveLength(0)
      expect(mounted.find('.top strong').textContent).toBe(hostile)
      const area = mounted.find('.view')
      expect(area.scrollWidth).toBeLessThanOrEqual(area.clientWidth)
    }
    expect('broken' in window).toBe(false)
  })

  it('leaves no subscription, listener or style behind after 20 lives', async () => {
    const session = createRecordedSession({ start: 'done' })
    const before = { styles: document.adoptedStyleSheets.length, head: document.head.childElementCount }
    for (let life = 0; life < 20; life++) {
      const page = await mountStudio({ session })
      await page.show(life % 2 ? 'player' : 'storyboard')
      expect(session.subscriptions).toBeGreaterThan(0)
      page.unmount()
      await pause(5)
      expect(session.subscriptions).toBe(0)
    }
    expect({ styles: document.adoptedStyleSheets.length, head: document.head.childElementCount }).toEqual(before)
  })

  it('goes on after being moved, and tells the page what happens', async () => {
    mounted = await mountStudio({ start: 'empty' })
    const seen: string[] = []
    for (const name of ['contenthq-project', 'contenthq-progress', 'contenthq-view'] as const)
      document.addEventListener(name, () => seen.push(name), { once: true })
    const inner: string[] = []
    document.addEventListener('chq-open-view', () => inner.push('chq-open-view'))
    const elsewhere = document.createElement('div')
    elsewhere.style.cssText = 'width:600px;height:800px'
    document.body.append(elsewhere)
    elsewhere.append(mounted.studio)
    expect(mounted.session.subscriptions).toBe(1)
    await userEvent.fill(mounted.find('textarea'), 'Tea')
    await userEvent.click(mounted.find('chq-button-v0[variant=primary]'))
    await mounted.until(() => mounted!.session.state.pipeline.state === 'done', 'the run')
    expect(seen.sort()).toEqual(['contenthq-progress', 'contenthq-project', 'contenthq-view'])
    expect(inner).toEqual([])
    // a narrow container in a wide window is narrow
    await mounted.show('storyboard')
    expect(getComputedStyle(mounted.find('.bottom')).display).toBe('block')
    elsewhere.remove()
  })

  it('has targets of 44 px in the narrow container', async () => {
    mounted = await mountStudio({ start: 'done', width: 390 })
    for (const view of ['create', 'progress', 'storyboard', 'player'] as const) {
      await mounted.show(view)
      const small = mounted
        .findAll('button, select, input:not(.vh, [hidden], [type=file], [type=radio])')
        .filter(
          element =>
            element.checkVisibility() &&
            getComputedStyle(element, '::after').content === 'none' &&
            !element.closest('.plist, .name'),
        )
        .map(element => ({ element, box: element.getBoundingClientRect() }))
        .filter(
          ({ box, element }) =>
            box.height > 0 && box.height < 43.5 && !(element.getRootNode() as ShadowRoot).host.hasAttribute('compact'),
        )
        .map(({ element, box }) => `${view}: ${element.outerHTML.slice(0, 90)} ${Math.round(box.height)}`)
      expect(small).toEqual([])
    }
  })

  it('says what is offline, unsaved, or cannot start', async () => {
    mounted = await mountStudio({ start: 'done' })
    await mounted.show('storyboard')
    mounted.session.show({ sync: 'offline' })
    await mounted.until(() => mounted!.findAll('.saved.warn')[0]?.textContent?.includes('Offline'), 'offline')
    mounted.session.show({ sync: 'synced', saving: 'failed' })
    await mounted.until(() => mounted!.findAll('.saved.bad')[0]?.textContent?.includes('Not saved'), 'not saved')
    mounted.session.show({ saving: 'saving' })
    await mounted.until(() => mounted!.find('.saved').textContent?.includes('Saving'), 'saving')
  })

  it('makes a session of its own when the page gives none, and ends it when it leaves', async () => {
    const studio = document.createElement('contenthq-studio')
    const ready = new Promise<Session>(resolve =>
      studio.addEventListener('contenthq-ready', event => resolve(event.detail.session)),
    )
    document.body.append(studio)
    await studio.updateComplete
    expect(studio.renderRoot.querySelector('[role=status]')?.textContent).toContain('Opening the studio')
    const session = await ready
    expect(studio.renderRoot.querySelector('chq-create-v0')).not.toBeNull()
    const disposed = vi.spyOn(session, 'dispose')
    // moved within the page it keeps its session
    document.body.prepend(studio)
    await pause(20)
    expect(disposed).not.toHaveBeenCalled()
    studio.remove()
    await pause(20)
    expect(disposed).toHaveBeenCalledOnce()
  })

  it('says that nothing can be stored, and goes on when it can', async () => {
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no storage here', 'SecurityError')
    })
    const studio = document.createElement('contenthq-studio')
    studio.topic = 'Tea'
    const failed = new Promise<string>(resolve =>
      studio.addEventListener('contenthq-error', event => resolve(event.detail.error.code)),
    )
    const ready = new Promise(resolve => studio.addEventListener('contenthq-ready', resolve, { once: true }))
    document.body.append(studio)
    try {
      expect(await failed).toBe('storage-unavailable')
    } finally {
      open.mockRestore()
    }
    const again = studio.renderRoot.querySelector<HTMLElement>('.notice chq-button-v0')
    if (again) await userEvent.click(again)
    await ready
    studio.remove()
  })
})
