/** Owns a stored picture on the screen: asks the session for its address, shows a skeleton until it is there. */
import type { AssetHash } from '@contenthq/model'
import { css, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit'
import { t } from '../../locales/translate.ts'
import { SessionElement } from '../../studio-element.ts'
import { base } from '../../styles/base.ts'
import { parts } from '../../styles/parts.ts'
import { icon } from '../icon/icon.ts'

export class ChqThumb extends SessionElement {
  static override styles = [
    base,
    parts,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        aspect-ratio: var(--thumb-ratio, 16 / 9);
      }
      img,
      .skel,
      .gone {
        width: 100%;
        height: 100%;
      }
      img,
      video {
        object-fit: cover;
        -webkit-user-drag: none;
      }
      .skel {
        border-radius: 0;
      }
      .gone {
        background: var(--_sunken);
        display: grid;
        place-items: center;
        color: var(--_text-3);
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    hash: {},
    alt: {},
    waiting: { type: Boolean },
    _url: { state: true },
    _moves: { state: true },
    _gone: { state: true },
  }

  /** The picture; without one there is a skeleton while `waiting`, else a quiet mark. */
  declare hash: AssetHash | undefined
  /** What it shows; empty where the words stand beside it. */
  declare alt: string
  declare waiting: boolean
  declare _url: string | undefined
  declare _moves: boolean
  declare _gone: boolean

  constructor() {
    super()
    this.alt = ''
    this.waiting = false
    this._moves = false
    this._gone = false
  }

  #shown: AssetHash | undefined

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.hash === this.#shown || (this.hash && !this.session)) return
    this.#shown = this.hash
    this._moves = false
    this._gone = false
    if (this.hash) void this.#load(this.hash)
    else this._url = undefined
  }

  override render() {
    // a picture that is none may be a video: then its first frame is shown
    if (this._url && this._moves && !this._gone)
      return html`<video src=${this._url} aria-label=${this.alt} role="img" muted playsinline preload="metadata" @error=${() => {
        this._gone = true
      }}></video>`
    if (this._url && !this._gone)
      return html`<img src=${this._url} alt=${this.alt} draggable="false" @error=${() => {
        this._moves = true
      }}>`
    if (this._gone || (!this.hash && !this.waiting))
      return html`<div class="gone">${icon('image-off', 'l')}${this._gone ? html`<span class="vh">${t('thumb.gone')}</span>` : nothing}</div>`
    return html`<div class="skel"></div>`
  }

  async #load(hash: AssetHash): Promise<void> {
    try {
      const url = await this.session?.assetUrl(hash)
      if (this.#shown === hash) this._url = url
    } catch {
      // the failure is this picture's own: its place says so, and the session's state carries the reason
      if (this.#shown === hash) this._gone = true
    }
  }
}
