/** The create view in a real browser: accessible in every look, refuses what is empty, reads what it is given. */
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { looks, type Mounted, mountStudio, violations } from '../../testing/mount.ts'

let mounted: Mounted
afterEach(() => mounted.unmount())

const dropped = (file: File): DataTransfer => {
  const transfer = new DataTransfer()
  transfer.items.add(file)
  return transfer
}

describe('create', () => {
  it.each(looks)('has no violation in $theme at $width', async look => {
    mounted = await mountStudio(look)
    await mounted.until(() => mounted.findAll('chq-recent-v0 li, li .open').length >= 4, 'recent projects')
    expect(await violations(mounted.studio)).toEqual([])
    const area = mounted.find('.view')
    expect(area.scrollWidth).toBeLessThanOrEqual(area.clientWidth)
  })

  it('refuses an empty topic under the field and puts the cursor back', async () => {
    mounted = await mountStudio({})
    await userEvent.click(mounted.find('chq-button-v0[variant=primary]'))
    const problem = await mounted.until(() => mounted.findAll('.problem')[0], 'the problem')
    expect(problem.textContent).toContain('There is no topic yet')
    const field = mounted.find<HTMLTextAreaElement>('textarea')
    expect(field.getAttribute('aria-describedby')).toBe(problem.id)
    expect((field.getRootNode() as ShadowRoot).activeElement).toBe(field)
    expect(mounted.studio.view).toBe('create')
    await userEvent.type(field, 'Tea')
    expect(mounted.findAll('.problem')).toHaveLength(0)
    expect(mounted.find('.read-as').textContent).toContain('Read as a topic')
    await userEvent.fill(field, 'https://example.org/tea')
    expect(mounted.find('.read-as').textContent).toContain('Read as a link')
    await userEvent.fill(field, 'One paragraph.\n\nAnother paragraph.')
    expect(mounted.find('.read-as').textContent).toContain('Read as a text')
  })

  it('reads a dropped file, refuses a binary one, and makes a project with what was chosen', async () => {
    mounted = await mountStudio({})
    const view = mounted.find('chq-create-v0')
    const drop = (file: File) =>
      view.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped(file), bubbles: true, cancelable: true }))
    drop(new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255])], 'tea.png'))
    await mounted.until(() => mounted.findAll('.problem')[0], 'the refusal')
    expect(mounted.find('.problem').textContent).toContain('tea.png is not a text file')
    drop(new File(['# Tea\n\nTea is a leaf in hot water.'], 'tea.md', { type: 'text/markdown' }))
    await mounted.until(() => mounted.findAll('.file strong')[0], 'the file')
    expect(mounted.find('.file strong').textContent).toBe('tea.md')
    const [length] = mounted.findAll<HTMLSelectElement>('select')
    await userEvent.selectOptions(length!, '30')
    await userEvent.click(mounted.findAll('input[type=radio]')[1]!.closest('label')!)
    await userEvent.click(mounted.find('chq-button-v0[variant=primary]'))
    await mounted.until(() => mounted.studio.view === 'progress', 'the progress view')
    const { project } = mounted.session.state
    expect(project?.input).toMatchObject({ kind: 'text', name: 'tea.md', mimeType: 'text/markdown' })
    expect(project?.settings).toMatchObject({ targetSeconds: 30, output: { aspectRatio: '9:16' } })
  })

  it('deletes a project only when nobody takes it back', async () => {
    mounted = await mountStudio({})
    await mounted.until(() => mounted.findAll('.open').length === 4, 'recent projects')
    const remove = async () => {
      await userEvent.click(mounted.find('chq-menu-v0 chq-button-v0, chq-button-v0[square]'))
      await userEvent.click(mounted.find('[role=menuitem]'))
      await mounted.until(() => mounted.findAll('chq-toast-v0 chq-button-v0, .toasts chq-toast-v0')[0], 'the toast')
    }
    await remove()
    expect(mounted.findAll('.open')).toHaveLength(3)
    await userEvent.click(mounted.findAll('chq-button-v0').find(button => button.textContent?.trim() === 'Undo')!)
    await mounted.until(() => mounted.findAll('.open').length === 4, 'the project again')
    expect(await mounted.session.listProjects()).toHaveLength(4)
    await remove()
    await userEvent.click(
      mounted
        .findAll('chq-button-v0')
        .find(
          button => button.getRootNode() === mounted.find('chq-toast-v0').shadowRoot && button.hasAttribute('square'),
        )!,
    )
    await mounted.until(() => mounted.findAll('chq-toast-v0').length === 0, 'the end of the toast')
    expect(await mounted.session.listProjects()).toHaveLength(3)
  })
})
