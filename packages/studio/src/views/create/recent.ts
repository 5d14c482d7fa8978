/** Owns the row of earlier projects: open one, delete one with eight seconds to take it back. */
import type { ProjectId } from '@contenthq/model'
import { asContentHQError } from '@contenthq/model'
import type { ProjectSummary } from '@contenthq/sdk'
import { css, html, nothing, type PropertyDeclarations } from 'lit'
import { ago, clock } from '../../locales/format.ts'
import { t } from '../../locales/translate.ts'
import { request } from '../../requests.ts'
import { SessionElement, type ValueEvent } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { t12 } from '../../styles/tokens.ts'
import { told } from '../apply-edit.ts'

export class ChqRecent extends SessionElement {
  static override styles = [
    base,
    parts,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: var(--_s5);
        margin-top: var(--_s3);
      }
      li {
        position: relative;
      }
      .open {
        display: block;
        width: 100%;
      }
      .frame {
        display: block;
        position: relative;
        border-radius: var(--_r12);
        overflow: hidden;
        box-shadow: 0 0 0 1px var(--_line);
      }
      .open:focus-visible {
        outline: 0;
      }
      .open:focus-visible .frame {
        outline: 2px solid var(--_accent);
        outline-offset: 2px;
      }
      .badge {
        right: 8px;
        bottom: 8px;
      }
      .name {
        display: block;
        font-weight: 600;
        margin: 10px 32px 0 0;
      }
      .when {
        display: block;
        ${t12}
        color: var(--_text-3);
      }
      chq-menu-v0 {
        position: absolute;
        right: -4px;
        bottom: 4px;
      }
      @container studio (max-width: 719px) {
        ul {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          gap: var(--_s4) var(--_s3);
        }
        .name {
          margin-right: 44px;
        }
        chq-menu-v0 {
          bottom: -2px;
        }
      }
    `,
  ]
  static override properties: PropertyDeclarations = { _projects: { state: true }, _hidden: { state: true } }

  declare _projects: readonly ProjectSummary[] | undefined
  declare _hidden: ReadonlySet<ProjectId>

  constructor() {
    super()
    this._hidden = new Set()
  }

  protected override async firstUpdated(): Promise<void> {
    await told(this, this.#load())
  }

  async #load(): Promise<void> {
    this._projects = await this.session?.listProjects()
  }

  override render() {
    const shown = this._projects?.filter(({ id }) => !this._hidden.has(id)).slice(0, 8)
    if (!shown?.length) return nothing
    return html`
      <h2 class="h3">${t('recent.heading')}</h2>
      <ul>
        ${shown.map(
          project => html`
            <li>
              <button type="button" class="open" @click=${() => this.#open(project.id)}>
                <span class="frame">
                  <chq-thumb-v0 .hash=${project.thumbnail}></chq-thumb-v0>
                  ${project.seconds > 0 ? html`<span class="badge">${clock(project.seconds)}</span>` : nothing}
                </span>
                <span class="name cut">${project.title}</span>
                <span class="when">${t('recent.edited', { when: ago(project.updatedAt, Date.now()) })}</span>
              </button>
              <chq-menu-v0 .label=${t('recent.more', { title: project.title })}
                .actions=${[{ id: 'delete', label: t('recent.delete'), icon: 'trash-2', danger: true }]}
                @chq-change=${(_event: ValueEvent) => this.#delete(project)}></chq-menu-v0>
            </li>`,
        )}
      </ul>`
  }

  async #open(id: ProjectId): Promise<void> {
    try {
      const { session } = this
      if (!session) return
      if (session.state.project?.id !== id) await session.openProject(id)
      const { project, pipeline } = session.state
      const view = pipeline.state === 'running' || !project?.scenes.length ? 'progress' : 'storyboard'
      request(this, 'chq-open-view', { view })
    } catch (thrown) {
      request(this, 'chq-fail', { error: asContentHQError(thrown).toRecord() })
    }
  }

  #delete({ id, title }: ProjectSummary): void {
    const { session } = this
    this._hidden = new Set([...this._hidden, id])
    const bringBack = () => {
      this._hidden = new Set([...this._hidden].filter(hidden => hidden !== id))
    }
    request(this, 'chq-toast', {
      text: t('recent.deleted', { title }),
      icon: 'trash-2',
      action: { label: t('toast.undo'), run: bringBack },
      expired: () => {
        session?.deleteProject(id).catch(thrown => {
          bringBack()
          request(this, 'chq-fail', { error: asContentHQError(thrown).toRecord() })
        })
      },
    })
  }
}
