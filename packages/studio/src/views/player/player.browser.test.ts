/** The player in a real browser: accessible, driven by keys, scrubbed frame by frame, and gone without a trace. */
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { looks, type Mounted, mountStudio, pause, violations } from '../../testing/mount.ts'

let mounted: Mounted
afterEach(() => mounted.unmount())

const open = async (options: Parameters<typeof mountStudio>[0] = {}) => {
  mounted = await mountStudio({ start: 'done', ...options })
  await mounted.show('player')
  await mounted.until(() => mounted.findAll('.wait').length === 0 && mounted.findAll('canvas')[0], 'the picture')
}
const scrub = () => mounted.find<HTMLInputElement>('input[type=range]')
const playing = () => mounted.find('.play').getAttribute('aria-label') === 'Pause'

describe('player', () => {
  it.each(looks)('has no violation in $theme at $width', async look => {
    await open(look)
    await pause(150)
    expect(await violations(mounted.studio)).toEqual([])
    const area = mounted.find('.view')
    expect(area.scrollWidth).toBeLessThanOrEqual(area.clientWidth)
    const canvas = mounted.find<HTMLCanvasElement>('canvas')
    const pixel = canvas.getContext('2d')!.getImageData(640, 300, 1, 1).data
    expect(pixel[3]).toBe(255)
  })

  it('plays with Space, steps with arrows, jumps between scenes', async () => {
    await open()
    scrub().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    await mounted.until(() => scrub().valueAsNumber === 2, 'frame 2')
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{ArrowLeft}')
    await mounted.until(() => scrub().valueAsNumber === 11, 'frame 11')
    await userEvent.keyboard(' ')
    await mounted.until(playing, 'playing')
    await mounted.until(() => scrub().valueAsNumber > 15, 'later frames')
    await userEvent.keyboard(' ')
    await mounted.until(() => !playing(), 'the pause')
    await userEvent.click(mounted.find('[aria-label="Next scene"]'))
    const { pictures, transitions } = mounted.session.state.timeline!
    const alone = (index: number) =>
      pictures[index]!.startFrame + (transitions.find(({ to }) => to === pictures[index]!.sceneId)?.lengthFrames ?? 0)
    await mounted.until(() => scrub().valueAsNumber === alone(1), 'scene 2')
    await userEvent.click(mounted.findAll('.plist button')[6]!)
    await mounted.until(() => scrub().valueAsNumber === alone(6), 'scene 7')
    expect(mounted.findAll('.plist [aria-current]')).toHaveLength(1)
    expect(scrub().getAttribute('aria-valuetext')).toMatch(/^\d:\d\d of \d:\d\d$/)
  })

  it('stands above the inspector and follows the current scene', async () => {
    mounted = await mountStudio({ start: 'done' })
    await mounted.show('storyboard')
    await userEvent.click(
      mounted.findAll('chq-button-v0').find(({ textContent }) => textContent?.trim() === 'Preview')!,
    )
    await mounted.until(() => mounted.findAll('chq-player-v0[dress=small] , chq-player-v0')[0], 'the player')
    await mounted.until(() => mounted.findAll('canvas')[0] && mounted.findAll('.wait').length === 0, 'the picture')
    await userEvent.click(mounted.find('[data-scene="scene-4"] .pick'))
    await mounted.until(
      () => scrub().valueAsNumber === mounted.session.state.timeline!.pictures[3]!.startFrame,
      'scene 4',
    )
  })

  it('frees its player when it leaves', async () => {
    await open()
    const before = mounted.session.subscriptions
    await mounted.show('storyboard')
    expect(mounted.session.subscriptions).toBe(before - 1)
  })
})
