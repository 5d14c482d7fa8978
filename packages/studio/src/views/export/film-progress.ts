/** Owns how a running export looks: the scene being written, the strip of scenes, time left, frames. */
import { takeInUse } from '@contenthq/model'
import { html, nothing, type TemplateResult } from 'lit'
import { timeLeft } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import type { StudioValue } from '../../session-controller.ts'

export function filmProgress({ state }: StudioValue, framesPerSecond: number | undefined): TemplateResult {
  const { percent, secondsLeft, framesDone, framesTotal, stage } = state.export
  const { scenes, settings } = state.project!
  const clips = state.timeline?.pictures ?? []
  const at = Math.max(
    0,
    clips.findLastIndex(({ startFrame }) => startFrame <= framesDone),
  )
  const picture = scenes[at] && takeInUse(scenes[at].visuals)?.asset
  const clip = clips[at]
  const within = clip ? Math.min(1, (framesDone - clip.startFrame) / clip.lengthFrames) : 0
  return html`
    <div class="running">
      <chq-thumb-v0 class="now-picture ${settings.output.aspectRatio === '16:9' ? '' : 'tall'}" .hash=${picture} .alt=${t('export.scene', { number: at + 1 })}></chq-thumb-v0>
      <div class="strip" aria-hidden="true" style="grid-template-columns:repeat(${Math.max(1, scenes.length)}, minmax(0, 1fr))">
        ${scenes.map(
          (scene, index) =>
            html`<div class=${index < at ? '' : index === at ? 'now' : 'todo'} style="--within:${(within * 100).toFixed(0)}%"><chq-thumb-v0 .hash=${takeInUse(scene.visuals)?.asset}></chq-thumb-v0></div>`,
        )}
      </div>
      <div>
        <div class="row headline"><strong class="num">${secondsLeft === undefined ? t('export.starting') : t('progress.left', { time: timeLeft(secondsLeft) })}</strong><span class="grow"></span>${framesTotal > 0 ? html`<span class="t2 num">${t('export.frames', { done: framesDone, total: framesTotal })}</span>` : nothing}</div>
        <chq-progress-bar-v0 .value=${percent} .label=${t('export.progress')}></chq-progress-bar-v0>
        <div class="row t3 num small facts">
          <span>${Math.round(percent)} %</span>
          ${framesPerSecond && framesPerSecond > 0 ? html`<span>${t('export.pace', { count: Math.round(framesPerSecond) })}</span>` : nothing}
          <span>${t(stage ? `export.stage.${stage}` : 'export.stage.scene-video')}</span>
        </div>
      </div>
    </div>`
}
