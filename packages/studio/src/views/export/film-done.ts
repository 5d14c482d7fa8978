/** Owns how a finished film is handed over: it plays, its files can be saved, its facts stand beside. */
import type { Film } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { clock, fileSize } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'

type DoneUse = {
  readonly film: Film
  readonly urls: { readonly film: string; readonly subtitles: string }
  readonly again: () => void
}

const save = (url: string, name: string) => {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

export function filmDone({ film, urls, again }: DoneUse): TemplateResult {
  const subtitles = film.fileName.replace(/\.mp4$/i, '.srt')
  return html`
    <div class="finished">
      <video class=${film.height > film.width ? 'tall' : ''} style="aspect-ratio:${film.width} / ${film.height}" src=${urls.film} controls playsinline preload="metadata" aria-label=${t('export.result')}></video>
      <div class="row headline"><span class="ok row">${icon('circle-check', 'l')}</span><strong class="cut">${film.fileName}</strong></div>
      <div class="row t2 num small facts wrap">
        <span>${clock(film.seconds)}</span><span>${film.width} × ${film.height}</span><span>${fileSize(film.blob.size)}</span>
        <span>${t('export.framesAll', { count: film.frames })}</span><span>${film.videoEncoder}</span><span>${film.audioEncoder}</span>
      </div>
    </div>
    <chq-button-v0 slot="footer" variant="ghost" @click=${again}>${icon('refresh-cw', 's')}${t('export.again')}</chq-button-v0>
    <span slot="footer" class="grow"></span>
    ${film.subtitles ? html`<chq-button-v0 slot="footer" @click=${() => save(urls.subtitles, subtitles)}>${icon('captions')}${t('export.saveSubtitles')}</chq-button-v0>` : nothing}
    <chq-button-v0 slot="footer" variant="primary" @click=${() => save(urls.film, film.fileName)}>${icon('download')}${t('export.save')}</chq-button-v0>`
}
