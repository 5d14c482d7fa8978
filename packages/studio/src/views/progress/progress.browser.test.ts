/** The progress view in a real browser: accessible, never backwards, pausable, honest about failures. */
import { ContentHQError } from '@contenthq/model'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { looks, type Mounted, mountStudio, violations } from '../../testing/mount.ts'

let mounted: Mounted
afterEach(() => mounted.unmount())

const button = (words: string) =>
  mounted.findAll('chq-button-v0').find(({ textContent }) => textContent?.trim() === words)
const overall = () => Number(mounted.find('[role=progressbar]').getAttribute('aria-valuenow'))

describe('progress', () => {
  it.each(looks)('has no violation in $theme at $width', async look => {
    mounted = await mountStudio({ ...look, start: 'running' })
    await mounted.until(() => mounted.findAll('.mrow img, img').length > 5, 'pictures')
    expect(await violations(mounted.studio)).toEqual([])
    expect(mounted.findAll('[data-phase]').map(({ dataset }) => dataset.phase)).toEqual([
      'ingestion',
      'story',
      'scenes',
      'visuals',
      'scene-video',
      'audio',
      'assembly',
    ])
    const area = mounted.find('.view')
    expect(area.scrollWidth).toBeLessThanOrEqual(area.clientWidth)
  })

  it('goes from topic to done, pauses and goes on, and never goes back', async () => {
    mounted = await mountStudio({ paceMs: 8 })
    await userEvent.fill(mounted.find('textarea'), 'The history of tea')
    await userEvent.click(mounted.find('chq-button-v0[variant=primary]'))
    await mounted.until(() => mounted.studio.view === 'progress', 'the progress view')
    const seen: number[] = []
    const stop = mounted.session.subscribe(() => void mounted.studio.updateComplete.then(() => seen.push(overall())))
    await userEvent.click(await mounted.until(() => button('Pause'), 'Pause'))
    await mounted.until(() => button('Go on'), 'the pause')
    const paused = overall()
    expect(paused).toBeLessThan(100)
    // a session that reports less than before must not move the bar back
    mounted.session.show({ pipeline: { ...mounted.session.state.pipeline, percent: Math.max(0, paused - 20) } })
    await mounted.studio.updateComplete
    expect(overall()).toBe(paused)
    await userEvent.click(button('Go on')!)
    await mounted.until(() => mounted.session.state.pipeline.state === 'done', 'the end')
    stop()
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    await mounted.until(() => button('Play it'), 'the way on')
    expect(mounted.findAll('.stage.done').length).toBe(6)
  })

  it('says what failed and tries again', async () => {
    mounted = await mountStudio({ start: 'running' })
    const error = new ContentHQError('provider-failed', 'Scene 8 got no picture.').toRecord()
    const { pipeline } = mounted.session.state
    const scene = { picture: 'failed', check: 'waiting', narration: 'done', fraction: 0, error } as const
    mounted.session.show({
      pipeline: { ...pipeline, state: 'failed', error, scenes: { ...pipeline.scenes, 'scene-8': scene } },
    })
    const told = await mounted.until(() => mounted.findAll('.notice.err')[0], 'the notice')
    expect(told.textContent).toContain('A provider failed.')
    expect(told.textContent).toContain('Scene 8 got no picture.')
    expect(mounted.findAll('.cell .bad.row')).toHaveLength(1)
    expect(await violations(mounted.studio)).toEqual([])
    await userEvent.click(mounted.findAll('chq-button-v0').find(each => each.textContent?.trim() === 'Try again')!)
    await mounted.until(() => mounted.session.state.pipeline.state === 'done', 'the second try')
  })
})
