/** The export dialog in a real browser: accessible in all its states, asks once, cancels, tells why it failed, hands the film over. */
import { ContentHQError } from '@contenthq/model'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { looks, type Mounted, mountStudio, pause, violations } from '../../testing/mount.ts'
import { fileNameOf, sizeGuess } from './export-settings.ts'

let mounted: Mounted
afterEach(() => mounted.unmount())

const button = (words: string) =>
  mounted.findAll('chq-button-v0').find(({ textContent }) => textContent?.trim() === words)
const dialog = () =>
  mounted.find('chq-export-v0').shadowRoot!.querySelector('chq-dialog-v0')!.shadowRoot!.querySelector('dialog')!
/** What is handed to the browser's downloads meanwhile. */
const saves = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const saved: string[] = []
  const { click } = HTMLAnchorElement.prototype
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.href.slice(0, 5)}`)
  }
  try {
    await work()
  } finally {
    HTMLAnchorElement.prototype.click = click
  }
  return saved
}
const open = async (options: Parameters<typeof mountStudio>[0] = {}) => {
  mounted = await mountStudio({ start: 'done', ...options })
  await mounted.show('storyboard')
  await userEvent.click(button(options.start === 'exporting' ? 'Exporting, 64 %' : 'Export')!)
  await mounted.until(() => dialog().open, 'the dialog')
  await pause(300)
}

describe('export', () => {
  it.each(looks.flatMap(look => (['done', 'exporting', 'exported'] as const).map(start => ({ ...look, start }))))(
    'has no violation in $theme at $width when $start',
    async look => {
      await open(look)
      expect(await violations(mounted.studio)).toEqual([])
      const { width, left } = dialog().getBoundingClientRect()
      expect(left).toBeGreaterThanOrEqual(0)
      expect(dialog().scrollWidth).toBeLessThanOrEqual(Math.ceil(width))
    },
  )

  it('exports what was chosen, shows how far it is, and hands over two files', async () => {
    await open({ paceMs: 10 })
    await userEvent.click(mounted.findAll('.preset')[1]!)
    expect(mounted.find('.sum').textContent).toContain('1080 × 1920')
    await userEvent.click(mounted.find('.check input'))
    const films: unknown[] = []
    mounted.studio.addEventListener('contenthq-film', event => films.push(event.detail.film))
    await userEvent.click(button('Export video')!)
    await mounted.until(() => mounted.findAll('.running [role=progressbar], [role=progressbar]')[0], 'the progress')
    expect(mounted.session.state.project!.settings).toMatchObject({
      output: { aspectRatio: '9:16', quality: '1080p', frameRate: { num: 30, den: 1 } },
      captions: { enabled: false },
    })
    await mounted.until(() => mounted.findAll('video')[0], 'the film')
    expect(films).toHaveLength(1)
    expect(mounted.find<HTMLVideoElement>('video').src).toMatch(/^blob:/)
    const saved = await saves(async () => {
      await userEvent.click(button('Save MP4')!)
      await userEvent.click(button('Save captions')!)
    })
    expect(saved).toEqual(['the-history-of-tea.mp4 blob:', 'the-history-of-tea.srt blob:'])
    await userEvent.keyboard('{Escape}')
    expect(dialog().open).toBe(false)
  })

  it('offers every kind of file, and plays sound alone as sound', async () => {
    await open({ paceMs: 1 })
    const labels = () => mounted.findAll('[role=radiogroup] label').map(({ textContent }) => textContent?.trim())
    expect(labels()).toEqual(expect.arrayContaining(['WebM', 'GIF', 'MP3', '21:9', '4K', '29.97', 'Small file']))
    await userEvent.click(
      mounted.findAll('[role=radiogroup] label').find(({ textContent }) => textContent?.trim() === 'MP3')!,
    )
    await mounted.until(() => mounted.find('.sum').textContent?.includes('the-history-of-tea.mp3'), 'the name')
    expect(labels()).not.toContain('4K')
    expect(mounted.findAll('.check').map(({ textContent }) => textContent)).not.toContain('Burn')
    expect(mounted.find('.form').textContent).toContain('A caption file (SRT)')
    await userEvent.click(button('Export sound')!)
    await mounted.until(() => mounted.findAll('audio')[0], 'the sound')
    expect(button('Save MP3')).toBeDefined()
    expect(await violations(mounted.studio)).toEqual([])
  })

  it('speaks of the format that is chosen, and hands over the caption file that goes with it', async () => {
    await open({ paceMs: 1 })
    const choose = async (format: string) =>
      userEvent.click(
        mounted.findAll('[role=radiogroup] label').find(({ textContent }) => textContent?.trim() === format)!,
      )
    await choose('GIF')
    await mounted.until(() => button('Export GIF'), 'the words of a GIF')
    expect(mounted.find('.form').textContent).not.toContain('caption file')
    expect(mounted.find('.sum').textContent).not.toContain('LUFS')
    await choose('WebM')
    await mounted.until(() => mounted.find('.form').textContent?.includes('(VTT)'), 'the words of WebM')
    await userEvent.click(button('Export video')!)
    await mounted.until(() => mounted.findAll('video')[0], 'the film')
    const saved = await saves(() => userEvent.click(button('Save captions')!))
    expect(saved).toEqual(['the-history-of-tea.vtt blob:'])
    await userEvent.click(button('Export again')!)
    await choose('GIF')
    await userEvent.click(await mounted.until(() => button('Export GIF'), 'the GIF'))
    await mounted.until(() => mounted.findAll('img.tall, .finished img')[0], 'the moving picture')
    expect(button('Save captions')).toBeUndefined()
  })

  it('writes straight into the file that was picked; a film that was not given one is not made', async () => {
    await open({ paceMs: 1 })
    const root = await navigator.storage.getDirectory()
    const handle = await root.getFileHandle('picked.mp4', { create: true })
    const asked: string[] = []
    let answer: () => Promise<FileSystemFileHandle> = async () => {
      throw new DOMException('', 'AbortError')
    }
    const page = globalThis as { showSaveFilePicker?: unknown }
    const real = page.showSaveFilePicker
    page.showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
      asked.push(suggestedName)
      return answer()
    }
    const given: unknown[] = []
    const { exportFilm } = mounted.session
    mounted.session.exportFilm = options => {
      given.push(options?.file)
      return exportFilm(options)
    }
    try {
      // a short film goes through memory unless one asks
      await userEvent.click(mounted.findAll('.check input').at(-1)!)
      await userEvent.click(button('Export video')!)
      await mounted.until(() => asked.length === 1, 'the question')
      await pause(50)
      expect(mounted.session.state.export.state).toBe('idle')
      answer = async () => handle
      await userEvent.click(button('Export video')!)
      await mounted.until(() => mounted.findAll('video')[0], 'the film')
      expect(asked).toEqual(['the-history-of-tea.mp4', 'the-history-of-tea.mp4'])
      expect(given).toEqual([handle])
      expect(mounted.find('.finished').textContent).toContain('Saved as picked.mp4')
      expect(button('Save MP4')).toBeUndefined()
      expect(await violations(mounted.studio)).toEqual([])
      await userEvent.click(button('Done')!)
      expect(dialog().open).toBe(false)
    } finally {
      page.showSaveFilePicker = real
      await root.removeEntry('picked.mp4')
    }
  })

  it('saves a poster of what is chosen', async () => {
    await open()
    const asked: unknown[] = []
    mounted.session.poster = async options => {
      asked.push([options?.type, options?.settings?.output?.aspectRatio])
      return new Blob([], { type: options?.type ?? '' })
    }
    await userEvent.click(mounted.findAll('.preset')[1]!)
    const select = mounted.findAll<HTMLElement>('.poster chq-select-v0')[0]!
    await userEvent.selectOptions(select.shadowRoot!.querySelector('select')!, 'image/jpeg')
    const saved = await saves(async () => {
      await userEvent.click(button('Save poster')!)
      await mounted.until(() => asked.length === 1, 'the poster')
    })
    expect(asked).toEqual([['image/jpeg', '9:16']])
    expect(saved).toEqual(['the-history-of-tea.jpg blob:'])
  })

  it('stays in front of the inspector when the page becomes narrow', async () => {
    mounted = await mountStudio({ start: 'done' })
    await mounted.show('storyboard')
    await userEvent.click(mounted.find('[data-scene="scene-3"] .pick'))
    await userEvent.click(button('Export')!)
    await mounted.until(() => dialog().open, 'the dialog')
    mounted.studio.parentElement!.style.width = '390px'
    await mounted.until(() => mounted.findAll('chq-dialog-v0[dress=side]')[0], 'the narrow layout')
    await pause(100)
    const open = mounted
      .findAll<HTMLElement>('chq-dialog-v0')
      .filter(each => each.shadowRoot!.querySelector('dialog')!.open)
    expect(open.map(each => each.getAttribute('dress'))).toEqual(['wide'])
  })

  it('can be cancelled, and a failure says why and tries again', async () => {
    await open({ paceMs: 30 })
    await userEvent.click(button('Export video')!)
    await userEvent.click(await mounted.until(() => button('Cancel export'), 'Cancel'))
    await mounted.until(() => mounted.session.state.export.state === 'cancelled', 'the cancellation')
    await mounted.until(() => button('Export video'), 'the choices again')
    const error = new ContentHQError('encoder-failed', 'At frame 500.').toRecord()
    mounted.session.show({ export: { ...mounted.session.state.export, state: 'failed', error } })
    await mounted.until(() => mounted.findAll('.notice.err')[0], 'the reason')
    expect(mounted.find('.notice.err').textContent).toContain('The encoder stopped.')
    expect(await violations(mounted.studio)).toEqual([])
    await userEvent.click(button('Try again')!)
    await mounted.until(() => mounted.session.state.export.state === 'running', 'the second try')
  })

  it('tells how long it takes here and what stands in the way, asked again after each choice', async () => {
    await open()
    const asked: unknown[] = []
    const { session } = mounted
    const forecast = await session.canExport()
    session.canExport = async options => {
      asked.push(options?.settings?.output?.quality)
      const issue = {
        code: 'wasm-blocked',
        severity: 'error' as const,
        message: 'This page forbids WebAssembly.',
        remedy: 'Allow it.',
      }
      return options?.settings?.output?.quality === '1080p' ? { possible: false, issues: [issue] } : forecast
    }
    await mounted.until(() => mounted.find('.sum').textContent?.includes('About 15 s'), 'the time')
    expect(mounted.find('.sum').textContent).toContain('about 21 MB')
    await userEvent.click(mounted.findAll('.preset')[0]!)
    await mounted.until(() => mounted.findAll('.notice.warn')[0], 'the obstacle')
    expect(mounted.find('.notice.warn').textContent).toContain('Allow it.')
    expect(asked.at(-1)).toBe('1080p')
    expect(await violations(mounted.studio)).toEqual([])
  })

  it('names files after titles and guesses their size', () => {
    expect(fileNameOf('The history of tea')).toBe('the-history-of-tea.mp4')
    expect(fileNameOf('茶の歴史 / 2')).toBe('茶の歴史-2.mp4')
    expect(fileNameOf('<script>')).toBe('script.mp4')
    expect(fileNameOf('…')).toBe('film.mp4')
    const at = (quality: '720p' | '1080p') =>
      sizeGuess({ aspectRatio: '16:9', quality, rate: '30', format: 'mp4', preset: 'standard', burnCaptions: true }, 60)
    expect(at('720p')).toBeCloseTo(19.95e6, -5)
    expect(at('1080p')).toBeCloseTo(31.2e6, -5)
  })
})
