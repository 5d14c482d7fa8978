/** Owns what inner elements ask of the shell, as events that stop at its shadow root: the page never sees them. */
import type { ErrorRecord, SceneId } from '@contenthq/model'
import type { IconName } from './elements/icon/icon.ts'
import type { StudioView } from './events.ts'

/** One line that stays for 8 s, with at most one way back. */
export type ToastContent = {
  readonly text: string
  readonly icon?: IconName
  readonly action?: { readonly label: string; readonly run: () => void }
  /** When it goes without its action having been taken. */
  readonly expired?: () => void
}

export type Requests = {
  'chq-open-view': { readonly view: StudioView }
  'chq-select-scene': { readonly scene: SceneId | undefined }
  'chq-toast': ToastContent
  /** Says one sentence to screen readers, politely. */
  'chq-announce': { readonly text: string }
  'chq-fail': { readonly error: ErrorRecord }
  'chq-open-export': Record<never, never>
}
export type RequestName = keyof Requests
export type RequestEvent<N extends RequestName> = CustomEvent<Requests[N]>

/** Sends a request up to the shell. */
export function request<N extends RequestName>(from: EventTarget, name: N, detail: Requests[N]): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
}
