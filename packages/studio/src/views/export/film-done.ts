/** Owns how a finished film is handed over: it plays, its files can be saved or are saved already, its facts stand beside. */
import { formatFacts } from '@contenthq/model'
import type { Film } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { clock, fileSize } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { captionFileOf } from './export-settings.ts'
import { saveUrl } from './save-blob.ts'

type DoneUse = {
  readonly film: Film
  readonly urls: { readonly film: string; readonly subtitles: string }
  /** The visitor's own file that holds the film already. */
  readonly savedAs: string | undefined
  readonly again: () => void
  readonly close: () => void
}

const kinds = { srt: 'application/x-subrip', vtt: 'text/vtt' } as const

/** The captions in the file that goes with the film's format. */
export function captionBlob({ format, subtitles, subtitlesVtt }: Film): Blob {
  const kind = captionFileOf(format) ?? 'srt'
  return new Blob([kind === 'vtt' ? subtitlesVtt : subtitles], { type: kinds[kind] })
}

/** Plays what moves or sounds; a GIF moves by itself. */
function shown({ format, width, height }: Film, url: string): TemplateResult {
  const style = `aspect-ratio:${width} / ${height}`
  if (format === 'gif')
    return html`<img class=${height > width ? 'tall' : ''} style=${style} src=${url} alt=${t('export.result')}>`
  return formatFacts[format].picture
    ? html`<video class=${height > width ? 'tall' : ''} style=${style} src=${url} controls playsinline preload="metadata" aria-label=${t('export.result')}></video>`
    : html`<audio src=${url} controls preload="metadata" aria-label=${t('export.result')}></audio>`
}

export function filmDone({ film, urls, savedAs, again, close }: DoneUse): TemplateResult {
  const captions = film.subtitles ? captionFileOf(film.format) : undefined
  return html`
    <div class="finished">
      ${shown(film, urls.film)}
      <div class="row headline"><span class="ok row">${icon('circle-check', 'l')}</span><strong class="cut">${savedAs === undefined ? film.fileName : t('export.savedAs', { name: savedAs })}</strong></div>
      <div class="row t2 num small facts wrap">
        <span>${clock(film.seconds)}</span>${film.frames > 0 ? html`<span>${film.width} × ${film.height}</span>` : nothing}<span>${fileSize(film.blob.size)}</span>
        ${film.frames > 0 ? html`<span>${t('export.framesAll', { count: film.frames })}</span>` : nothing}
        ${[film.videoEncoder, film.audioEncoder].filter(name => name !== '').map(name => html`<span>${name}</span>`)}
      </div>
    </div>
    <chq-button-v0 slot="footer" variant="ghost" @click=${again}>${icon('refresh-cw', 's')}${t('export.again')}</chq-button-v0>
    <span slot="footer" class="grow"></span>
    ${captions ? html`<chq-button-v0 slot="footer" @click=${() => saveUrl(urls.subtitles, film.fileName.replace(/\.\w+$/, `.${captions}`))}>${icon('captions')}${t('export.saveSubtitles')}</chq-button-v0>` : nothing}
    ${
      savedAs === undefined
        ? html`<chq-button-v0 slot="footer" variant="primary" @click=${() => saveUrl(urls.film, film.fileName)}>${icon('download')}${t('export.save', { format: formatFacts[film.format].label })}</chq-button-v0>`
        : html`<chq-button-v0 slot="footer" variant="primary" @click=${close}>${t('export.finish')}</chq-button-v0>`
    }`
}
