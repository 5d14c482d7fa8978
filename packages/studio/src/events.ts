/** Owns the names and details of every event that `<contenthq-studio>` sends to the page. All bubble and are composed. */
import type { ErrorRecord, ProjectId } from '@contenthq/model'
import type { Film, PipelineState, Session } from '@contenthq/sdk'

/** The places of the studio a person can be in. */
export type StudioView = 'create' | 'progress' | 'storyboard' | 'player'

/** Event name → `detail`. */
export type StudioEventDetails = {
  /** A session is there and the studio can be used. */
  'contenthq-ready': { readonly session: Session }
  /** A project was opened, or none is open any more. */
  'contenthq-project': { readonly projectId: ProjectId | undefined }
  /** The pipeline moved; at most once per state change of the session. */
  'contenthq-progress': { readonly pipeline: PipelineState }
  /** A film is finished; `film.blob` is the MP4. */
  'contenthq-film': { readonly film: Film }
  /** Another view is shown. */
  'contenthq-view': { readonly view: StudioView }
  /** Something failed; it is also shown to the person. */
  'contenthq-error': { readonly error: ErrorRecord }
}

export type StudioEventName = keyof StudioEventDetails
export type StudioEvent<N extends StudioEventName> = CustomEvent<StudioEventDetails[N]>

/** Makes a public event. */
export const studioEvent = <N extends StudioEventName>(name: N, detail: StudioEventDetails[N]): StudioEvent<N> =>
  new CustomEvent(name, { detail, bubbles: true, composed: true })

declare global {
  interface HTMLElementEventMap {
    'contenthq-ready': StudioEvent<'contenthq-ready'>
    'contenthq-project': StudioEvent<'contenthq-project'>
    'contenthq-progress': StudioEvent<'contenthq-progress'>
    'contenthq-film': StudioEvent<'contenthq-film'>
    'contenthq-view': StudioEvent<'contenthq-view'>
    'contenthq-error': StudioEvent<'contenthq-error'>
  }
}
