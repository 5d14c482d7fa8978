/** The storyboard in a real browser: accessible, every edit by keyboard and by pointer, and every one can be taken back. */
import { takeInUse } from '@contenthq/model'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { looks, type Mounted, mountStudio, pause, violations } from '../../testing/mount.ts'

let mounted: Mounted
afterEach(() => mounted.unmount())

const open = async (options: Parameters<typeof mountStudio>[0] = {}) => {
  mounted = await mountStudio({ start: 'done', ...options })
  await mounted.show('storyboard')
}
const ids = () => mounted.session.state.project!.scenes.map(({ id }) => id)
const scene = (id: string) => mounted.session.state.project!.scenes.find(each => each.id === id)!
const card = (id: string) => mounted.find(`[data-scene="${id}"] .pick`)
const inside = (host: string, selector: string) => {
  const root = mounted.find(host).shadowRoot!
  return root.querySelector<HTMLElement>(selector)!
}

/** A control of the inspector by its accessible name. */
const control = (kind: 'slider' | 'switch' | 'select' | 'segmented', label: string) => {
  const found = [
    ...mounted.find('chq-inspector-v0').shadowRoot!.querySelectorAll<HTMLElement & { label: string }>(`chq-${kind}-v0`),
  ].find(each => each.label === label)
  if (!found) throw new Error(`there is no ${kind} “${label}”`)
  return found
}
const choose = (label: string, value: string) =>
  userEvent.selectOptions(control('select', label).shadowRoot!.querySelector('select')!, value)
const press = async (kind: 'slider' | 'switch', label: string, key: string) => {
  control(kind, label).shadowRoot!.querySelector('input')!.focus()
  await userEvent.keyboard(key)
}

describe('storyboard', () => {
  it.each(looks)('has no violation in $theme at $width, inspector open', async look => {
    await open(look)
    expect(mounted.findAll('[data-scene]')).toHaveLength(9)
    await userEvent.click(card('scene-3'))
    await mounted.until(() => mounted.findAll('chq-inspector-v0')[0], 'the inspector')
    await pause(400)
    expect(await violations(mounted.studio)).toEqual([])
    const area = mounted.find('.view')
    expect(area.scrollWidth).toBeLessThanOrEqual(area.clientWidth)
    if (look.width === 390) {
      const dialog = inside('chq-dialog-v0', 'dialog') as HTMLDialogElement
      expect(dialog.open).toBe(true)
      await userEvent.keyboard('{Escape}')
      expect(dialog.open).toBe(false)
    }
  })

  it('moves between cards with arrows and moves cards with Alt and arrows', async () => {
    await open()
    card('scene-1').focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    const focused = () =>
      (mounted.find('chq-storyboard-v0').shadowRoot!.activeElement as HTMLElement)?.closest<HTMLElement>('[data-scene]')
        ?.dataset.scene
    await mounted.until(() => focused() === 'scene-5', 'scene 5')
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}')
    await mounted.until(() => ids()[3] === 'scene-5', 'the move')
    await mounted.until(() => focused() === 'scene-5', 'the focus on the moved card')
    expect(mounted.find('[aria-live]').textContent).toContain('A ceremony in Japan, now scene 4 of 9')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(ids()[3]).toBe('scene-4')
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(ids()[3]).toBe('scene-5')
  })

  it('says what an unknown style was shown as, of the scene and of the whole film', async () => {
    await open()
    mounted.session.showProject(project => ({
      ...project,
      settings: { ...project.settings, captions: { enabled: true, style: 'neon' } },
      scenes: project.scenes.map(each => (each.id === 'scene-3' ? { ...each, motion: { style: 'swirl' } } : each)),
    }))
    await userEvent.click(card('scene-3'))
    const told = () => mounted.findAll('.stale.warn').map(({ textContent }) => textContent?.trim())
    await mounted.until(() => told().length === 2, 'the issues')
    expect(told()).toEqual([expect.stringContaining('“neon”'), expect.stringContaining('“swirl”')])
  })

  it('changes volumes, ducking and loudness, and each can be taken back', async () => {
    await open()
    await userEvent.click(card('scene-3'))
    await mounted.until(() => mounted.findAll('chq-inspector-v0')[0], 'the inspector')
    const before = mounted.session.state.project!
    await press('slider', 'Volume of the voice in this scene', '{ArrowLeft}')
    expect(scene('scene-3').sound).toEqual({ narrationGain: -1 })
    await press('switch', 'Music goes down under speech', ' ')
    expect(scene('scene-3').sound).toEqual({ narrationGain: -1, ducking: false })
    await press('slider', 'Volume of the music', '{End}')
    expect(mounted.session.state.project!.settings.music.gain).toBe(6)
    await choose('Loudness', '-23')
    expect(mounted.session.state.project!.settings.sound).toEqual({ loudness: -23 })
    for (let count = 0; count < 4; count++) mounted.session.undo()
    expect(mounted.session.state.project!.settings).toEqual(before.settings)
    expect(scene('scene-3').sound).toBeUndefined()
  })

  it('lays logos and lower thirds over film and scene and sets the ground, and each can be taken back', async () => {
    await open()
    await userEvent.click(card('scene-3'))
    const inspector = await mounted.until(() => mounted.findAll('chq-inspector-v0')[0], 'the inspector')
    const root = inspector.shadowRoot!
    const project = () => mounted.session.state.project!
    const before = project()
    const labelled = (tag: string, label: string) =>
      [...root.querySelectorAll<HTMLElement & { label: string }>(tag)].find(each => each.label === label)!
    const pick = (label: string, value: string) =>
      userEvent.selectOptions(labelled('chq-select-v0', label).shadowRoot!.querySelector('select')!, value)
    const field = root.querySelector<HTMLInputElement>('[aria-label="Add a logo"]')!
    await userEvent.upload(
      field,
      new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'mark.svg', { type: 'image/svg+xml' }),
    )
    const logo = await mounted.until(() => project().overlays?.[0], 'the logo')
    await mounted.until(() => root.querySelector('[data-overlay]') ?? undefined, 'its fields')
    await pick('Place', 'bottom-left')
    expect(project().overlays).toEqual([{ ...logo, place: 'bottom-left' }])
    await pick('Where new ones are laid', 'scene')
    await mounted.until(() => root.querySelector('.sec') ?? undefined, 'the section')
    labelled('chq-button-v0', 'Add a lower third').click()
    const name = await mounted.until(
      () => root.querySelector<HTMLInputElement>('[aria-label="Name"]') ?? undefined,
      'name',
    )
    await userEvent.fill(name, 'Ada Lindqvist')
    name.blur()
    await pick('Design', 'card')
    expect(scene('scene-3').overlays).toMatchObject([{ name: 'Ada Lindqvist', style: 'card', seconds: 5 }])
    await pick('Picture', 'blurred')
    await pick('Ground', 'gradient')
    expect(scene('scene-3')).toMatchObject({ fit: 'blurred', ground: { kind: 'gradient' } })
    expect(await violations(mounted.studio)).toEqual([])
    labelled('chq-button-v0', 'Remove Logo').click()
    expect(project().overlays).toBeUndefined()
    while (mounted.session.state.canUndo) mounted.session.undo()
    expect(project()).toEqual(before)
  })

  it('gives the whole film a look in one step, says what it does, and one undo takes it back', async () => {
    await open()
    await userEvent.click(card('scene-3'))
    await mounted.until(() => mounted.findAll('chq-inspector-v0')[0], 'the inspector')
    const before = mounted.session.state.project!
    const look = () => inside('chq-inspector-v0', '.look').textContent
    expect(look()).toContain('Chosen scene by scene')
    await choose('Look of the film', 'energetic')
    await mounted.until(() => look()?.includes('Words pop'), 'its words')
    expect(mounted.find('[aria-live]').textContent).toContain('Words pop')
    expect(look()).toMatch(/Push left × \d.*captions “Pop”.*music at −6 dB/s)
    const { scenes, settings } = mounted.session.state.project!
    expect(new Set(scenes.map(({ motion }) => motion.style)).size).toBe(4)
    expect(settings.captions.style).toBe('pop')
    await choose('Look of the film', 'reduced-motion')
    expect(mounted.session.state.project!.scenes.every(({ motion }) => motion.style === 'static')).toBe(true)
    mounted.session.undo()
    mounted.session.undo()
    expect(mounted.session.state.project).toEqual(before)
  })

  it('sets the pace and the two parts of a motion by keys and by pointer', async () => {
    await open()
    await userEvent.click(card('scene-2'))
    await mounted.until(() => mounted.findAll('chq-inspector-v0')[0], 'the inspector')
    await userEvent.click(control('segmented', 'Pace').shadowRoot!.querySelectorAll('label')[1]!)
    expect(scene('scene-2').motion).toEqual({ style: 'pan-right', easing: 'ease' })
    await choose('Motion', 'ken-burns')
    expect(scene('scene-2').motion).toEqual({ style: 'ken-burns', easing: 'ease' })
    const rects = await mounted.until(() => mounted.findAll('chq-rects-v0')[0], 'the parts')
    const part = (end: string) => rects.shadowRoot!.querySelector<HTMLElement>(`.${end}`)!
    part('to').focus()
    await userEvent.keyboard('---{ArrowLeft}{Shift>}{ArrowDown}{/Shift}')
    const { from, to } = scene('scene-2').motion
    expect(from).toEqual([0, 0, 1, 1])
    expect(to).toEqual([0.09, 0.2, 0.8, 0.8])
    expect(part('to').getAttribute('aria-label')).toBe('End: 80 % wide, 9 % from the left, 20 % from the top')
    const box = part('to').getBoundingClientRect()
    const whole = rects.getBoundingClientRect()
    const point = (target: Element, type: string, x: number, y: number) =>
      target.dispatchEvent(
        new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true, composed: true, button: 0 }),
      )
    Element.prototype.setPointerCapture = () => undefined
    point(part('to'), 'pointerdown', box.left + 20, box.top + 20)
    point(part('to'), 'pointermove', box.left + 20 + whole.width * 0.05, box.top + 20)
    point(part('to'), 'pointerup', box.left + 20 + whole.width * 0.05, box.top + 20)
    expect(scene('scene-2').motion.to?.[0]).toBeCloseTo(0.14, 2)
    const corner = part('to').querySelector('i')!
    point(corner, 'pointerdown', 300, 300)
    point(corner, 'pointermove', 300 - whole.width * 0.2, 300)
    point(corner, 'pointerup', 300, 300)
    expect(scene('scene-2').motion.to?.[2]).toBeLessThan(0.81)
    expect(await violations(mounted.studio)).toEqual([])
    await choose('Motion', 'static')
    expect(mounted.findAll('chq-rects-v0')).toHaveLength(0)
  })

  it('sets font, size and place of the captions, and fades, loop and ducking of the music', async () => {
    await open()
    await userEvent.click(card('scene-2'))
    await mounted.until(() => mounted.findAll('chq-inspector-v0')[0], 'the inspector')
    await choose('Font of the captions', 'serif')
    await choose('Size of the captions', 'large')
    await choose('Place of the captions', 'top')
    await choose('Size of the captions', '')
    expect(mounted.session.state.project!.settings.captions).toEqual({
      enabled: true,
      style: 'plate',
      font: 'serif',
      position: 'top',
    })
    await userEvent.click(inside('chq-inspector-v0', '.fine summary'))
    await press('slider', 'Seconds in which the music begins', '{Home}')
    await press('slider', 'Seconds in which the music ends', '{End}')
    await press('switch', 'Plays again until the film ends', ' ')
    await press('slider', 'Seconds in which the music goes down before the voice', '{End}')
    await press('slider', 'Seconds that the music stays down after the voice', '{Home}')
    await press('slider', 'Seconds in which the music comes back', '{End}')
    expect(mounted.session.state.project!.settings.music).toMatchObject({
      fadeIn: 0,
      fadeOut: 10,
      loop: false,
      ducking: { attack: 1, hold: 0, release: 5 },
    })
    await press('switch', 'Goes down under speech', ' ')
    expect(mounted.session.state.project!.settings.music.ducking?.enabled).toBe(false)
    await mounted.until(() => mounted.findAll('.fine chq-slider-v0').length === 2, 'its times to go')
    expect(await violations(mounted.studio)).toEqual([])
  })

  it('deletes with a way back that survives other edits', async () => {
    await open()
    card('scene-8').focus()
    await userEvent.keyboard('{Delete}')
    expect(ids()).not.toContain('scene-8')
    mounted.session.edit({ kind: 'set-title', title: 'Tea' })
    await userEvent.click(mounted.findAll('chq-button-v0').find(({ textContent }) => textContent?.trim() === 'Undo')!)
    expect(ids()[7]).toBe('scene-8')
    expect(mounted.session.state.project!.title).toBe('Tea')
  })

  it('moves a card by pointer, and Escape puts it back', async () => {
    await open()
    const from = card('scene-1').getBoundingClientRect()
    const to = card('scene-3').getBoundingClientRect()
    const point = (type: string, x: number, y: number) =>
      card('scene-1').dispatchEvent(
        new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true, composed: true, button: 0 }),
      )
    // there is no real pointer behind these events to capture
    Element.prototype.setPointerCapture = () => undefined
    const drag = () => {
      point('pointerdown', from.left + 20, from.top + 20)
      point('pointermove', from.left + 40, from.top + 20)
      point('pointermove', to.right - 10, to.top + 60)
    }
    drag()
    await mounted.until(() => mounted.findAll('.sc.after')[0]?.dataset.scene === 'scene-3', 'the drop line')
    card('scene-1').focus()
    await userEvent.keyboard('{Escape}')
    expect(mounted.findAll('.lifted')).toHaveLength(0)
    expect(ids().slice(0, 3)).toEqual(['scene-1', 'scene-2', 'scene-3'])
    drag()
    point('pointerup', to.right - 10, to.top + 60)
    expect(ids().slice(0, 3)).toEqual(['scene-2', 'scene-3', 'scene-1'])
  })

  it('changes words, motion, transition, captions, voice and picture of a scene', async () => {
    await open()
    await userEvent.click(card('scene-2'))
    const words = await mounted.until(() => mounted.findAll<HTMLTextAreaElement>('#words')[0], 'the words')
    await userEvent.fill(words, 'Legend says it began in 2737 BC.')
    await userEvent.keyboard('{Tab}')
    expect(scene('scene-2')).toMatchObject({ narration: 'Legend says it began in 2737 BC.', edited: true })
    await mounted.until(() => mounted.findAll('.stale')[0], 'the hint that the voice is old')
    await choose('Motion', 'zoom-out')
    expect(scene('scene-2').motion).toEqual({ style: 'zoom-out' })
    await userEvent.click(inside('chq-inspector-v0', '.trans [data-style=wipe-up]'))
    expect(scene('scene-2').transition).toEqual({ style: 'wipe-up', seconds: 0.5 })
    await userEvent.click(inside('chq-inspector-v0', '.trans [data-style=cut]'))
    expect(scene('scene-2').transition).toEqual({ style: 'cut', seconds: 0 })
    // a style's name is no class: 'card' would be a white card with white words
    for (const sample of mounted.findAll('.capts .sample'))
      expect(getComputedStyle(sample).backgroundColor, sample.textContent).not.toBe(getComputedStyle(sample).color)
    await userEvent.click(inside('chq-inspector-v0', '.capts button:nth-child(3)'))
    expect(scene('scene-2').captionStyle).toBe('highlight')
    const slider = [...mounted.find('chq-inspector-v0').shadowRoot!.querySelectorAll('chq-slider-v0')]
      .find(each => (each as HTMLElement & { label: string }).label === 'Speed')!
      .shadowRoot!.querySelector('input')!
    slider.focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(mounted.session.state.project!.settings.voice.speed).toBeCloseTo(1.05)
    const upload = inside('chq-inspector-v0', 'input[type=file]') as HTMLInputElement
    const canvas = document.createElement('canvas')
    const picture = await new Promise<Blob>(resolve => canvas.toBlob(blob => resolve(blob!)))
    await userEvent.upload(upload, new File([picture], 'mine.png', { type: 'image/png' }))
    await mounted.until(() => takeInUse(scene('scene-2').visuals)?.provider === 'user', 'the uploaded picture')
    await userEvent.click(inside('chq-inspector-v0', '.takes button'))
    expect(takeInUse(scene('scene-2').visuals)?.id).toBe('v2')
    await userEvent.click(
      [...mounted.find('chq-inspector-v0').shadowRoot!.querySelectorAll('chq-button-v0')].find(
        ({ textContent }) => textContent?.trim() === 'New take',
      )!,
    )
    await mounted.until(() => scene('scene-2').visuals.list.length === 3, 'the new take')
  })

  it('adds a scene behind the current one and puts the cursor into its words', async () => {
    await open()
    await userEvent.click(card('scene-4'))
    await userEvent.click(
      mounted.findAll('chq-button-v0').find(({ textContent }) => textContent?.trim() === 'Add scene')!,
    )
    expect(ids()).toHaveLength(10)
    expect(scene(ids()[4]!).title).toBe('New scene')
    await mounted.until(
      () => mounted.find('chq-inspector-v0').shadowRoot!.activeElement?.id === 'words',
      'the cursor in the words',
    )
  })

  it('shows what is empty', async () => {
    await open()
    mounted.session.showProject(project => ({ ...project, scenes: [] }))
    await mounted.until(() => mounted.findAll('.empty')[0], 'the empty state')
    expect(mounted.find('.empty').textContent).toContain('No scenes yet')
    expect(await violations(mounted.studio)).toEqual([])
  })
})
