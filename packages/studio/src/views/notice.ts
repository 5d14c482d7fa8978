/** Owns how a failure is told: what happened, what to do, the details for those who want them, one way on. */
import type { ErrorRecord } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../elements/icon/icon.ts'
import { t } from '../locales/translate.ts'

export const notice = (
  tone: 'warn' | 'err',
  { message, remedy, detail, code }: ErrorRecord,
  way?: { readonly label: string; readonly run: () => void },
): TemplateResult => html`
  <div class="notice ${tone}" role="alert">
    ${icon(tone === 'err' ? 'circle-alert' : 'triangle-alert')}
    <strong>${message}</strong>
    <p>${remedy}</p>
    <details><summary>${t('notice.details')}</summary>${detail ? html`${detail} ` : nothing}(${code})</details>
    ${way ? html`<div class="acts"><chq-button-v0 size="sm" @click=${way.run}>${way.label}</chq-button-v0></div>` : nothing}
  </div>`
