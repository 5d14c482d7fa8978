/** Owns the picture part of the inspector: prompt, takes, a new take, the person's own picture. */
import { type Scene, type TakeId, takeInUse } from '@contenthq/model'
import type { SceneProgress } from '@contenthq/sdk'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../elements/icon/icon.ts'
import { scoreRing } from '../../elements/score-ring/score-ring.ts'
import { t } from '../../locales/translate.ts'

type PictureUse = {
  readonly scene: Scene
  readonly progress: SceneProgress | undefined
  readonly setPrompt: (prompt: string) => void
  readonly newTake: () => void
  readonly useTake: (take: TakeId) => void
  readonly upload: (file: File) => void
}

const imageOf = (transfer: DataTransfer | null): File | undefined =>
  [...(transfer?.files ?? [])].find(({ type }) => type.startsWith('image/'))

function chosen(event: Event, upload: (file: File) => void): void {
  const input = event.target as HTMLInputElement
  const file = input.files?.[0]
  input.value = ''
  if (file) upload(file)
}

export function pictureSection({ scene, progress, setPrompt, newTake, useTake, upload }: PictureUse): TemplateResult {
  const inUse = takeInUse(scene.visuals)
  const check = inUse?.check
  const busy = progress?.picture === 'running'
  return html`
    <section
      class="sec"
      @dragover=${(event: DragEvent) => event.dataTransfer?.types.includes('Files') && event.preventDefault()}
      @drop=${(event: DragEvent) => {
        const file = imageOf(event.dataTransfer)
        if (!file) return
        event.preventDefault()
        upload(file)
      }}
    >
      <h3 class="h3">${t('inspector.picture')}${
        check
          ? html`<span class="row light">${scoreRing(check)}<span class="t3 small" aria-hidden="true">${t(`score.${check.kind}`)}</span></span>`
          : nothing
      }</h3>
      <label class="vh" for="prompt">${t('inspector.prompt')}</label>
      <textarea id="prompt" class="field" rows="2" .value=${scene.imagePrompt} placeholder=${t('inspector.promptHint')}
        @change=${(event: Event) => setPrompt((event.target as HTMLTextAreaElement).value)}></textarea>
      ${check && check.score < 75 && check.reasons.length ? html`<p class="small warn reasons">${check.reasons.join(' ')}</p>` : nothing}
      <div class="row take-row">
        <span class="t3 small grow">${inUse && inUse.provider === 'user' ? t('inspector.yours') : nothing}</span>
        <chq-button-v0 size="sm" ?busy=${busy} ?disabled=${!scene.imagePrompt.trim() && !scene.narration.trim()} @click=${newTake}>${
          busy
            ? t('inspector.taking', { percent: Math.round((progress?.fraction ?? 0) * 100) })
            : html`${icon('sparkles')}${t('inspector.newTake')}`
        }</chq-button-v0>
      </div>
      <div class="takes" role="group" aria-label=${t('inspector.takes')}>
        ${scene.visuals.list.map(
          (take, index) => html`
            <button type="button" aria-pressed=${take === inUse} aria-label=${take.check ? t('inspector.takeLabel', { number: index + 1, check: t(`score.${take.check.kind}`), score: Math.round(take.check.score) }) : t('inspector.takeUnscored', { number: index + 1 })} @click=${() => useTake(take.id)}>
              <chq-thumb-v0 .hash=${take.asset}></chq-thumb-v0>
              ${take.check ? html`<span class="n" aria-hidden="true">${Math.round(take.check.score)}</span>` : nothing}
            </button>`,
        )}
        <label class="upload" title=${t('inspector.upload')}>
          <input class="vh" type="file" accept="image/*,video/*,.mkv" aria-label=${t('inspector.upload')} @change=${(event: Event) => chosen(event, upload)}>${icon('upload')}
        </label>
      </div>
    </section>`
}
