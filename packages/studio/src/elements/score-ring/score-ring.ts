/** Owns how a score 0..100 is drawn: a ring, the number, and its name for screen readers. Colours follow the thresholds. */
import type { VisualCheck } from '@contenthq/model'
import { html, type TemplateResult } from 'lit'
import { t } from '../../locales/translate.ts'

/** 75 and up is good, 60 to 74 needs a look, below 60 is retaken. */
export const scoreTone = (score: number): 'ok' | 'warn' | 'bad' => (score >= 75 ? 'ok' : score >= 60 ? 'warn' : 'bad')

const CIRCUMFERENCE = 2 * Math.PI * 5.5

/** A technical check is not called a match: it says that the picture is sound, not that it fits the sentence. */
export const scoreRing = (
  { score, kind }: Pick<VisualCheck, 'score' | 'kind'>,
  after: TemplateResult | string = '',
): TemplateResult => html`
  <span class="score ${scoreTone(score)}">
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.5"/>
      <circle cx="7" cy="7" r="5.5" stroke-dasharray="${((score / 100) * CIRCUMFERENCE).toFixed(1)} 99"/>
    </svg><span class="vh">${t(`score.${kind}`)} </span>${Math.round(score)}${after}
  </span>`
