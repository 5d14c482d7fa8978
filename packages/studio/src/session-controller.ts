/**
 * Owns the one subscription to a session and hands session and state down by context.
 * Does not create sessions and decides nothing about views.
 */

import type { SceneId } from '@contenthq/model'
import type { Session, SessionState } from '@contenthq/sdk'
import { ContextProvider, createContext } from '@lit/context'
import type { LitElement, ReactiveController } from 'lit'
import type { StudioView } from './events.ts'

/** What views are drawn from. A new object after every change. */
export type StudioValue = {
  readonly session: Session
  readonly state: SessionState
  readonly view: StudioView
  /** The current scene; shared by all views, so that switching keeps one's place. */
  readonly scene: SceneId | undefined
}

/** The session alone, for elements that must not be drawn again at every step of progress. */
export const sessionContext = createContext<Session | undefined>(Symbol('contenthq-session'))
export const studioContext = createContext<StudioValue | undefined>(Symbol('contenthq-studio'))

type Listener = (state: SessionState, before: SessionState | undefined) => void

/** Subscribes while its host is connected; tells the host and the contexts about each new state. */
export class SessionController implements ReactiveController {
  readonly #host: LitElement
  readonly #changed: Listener
  readonly #sessions: ContextProvider<typeof sessionContext>
  readonly #values: ContextProvider<typeof studioContext>
  #session: Session | undefined
  #state: SessionState | undefined
  #unsubscribe: (() => void) | undefined
  #place: Pick<StudioValue, 'view' | 'scene'> = { view: 'create', scene: undefined }

  /** `changed` is called once per new state, before the host is drawn. */
  constructor(host: LitElement, changed: Listener) {
    this.#host = host
    this.#changed = changed
    this.#sessions = new ContextProvider(host, { context: sessionContext })
    this.#values = new ContextProvider(host, { context: studioContext })
    host.addController(this)
  }

  get session(): Session | undefined {
    return this.#session
  }

  get state(): SessionState | undefined {
    return this.#state
  }

  get place(): Pick<StudioValue, 'view' | 'scene'> {
    return this.#place
  }

  /** Uses another session, or none. */
  use(session: Session | undefined): void {
    if (session === this.#session) return
    this.#leave()
    this.#session = session
    this.#state = undefined
    this.#sessions.setValue(session)
    if (this.#host.isConnected) this.#follow()
    this.#publish()
  }

  /** Moves to another view or scene. */
  move(place: Partial<Pick<StudioValue, 'view' | 'scene'>>): void {
    this.#place = { ...this.#place, ...place }
    this.#publish()
  }

  hostConnected(): void {
    this.#follow()
  }

  hostDisconnected(): void {
    this.#leave()
  }

  #follow(): void {
    if (!this.#session || this.#unsubscribe) return
    this.#unsubscribe = this.#session.subscribe(state => this.#take(state))
    this.#take(this.#session.state)
  }

  #leave(): void {
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
  }

  #take(state: SessionState): void {
    const before = this.#state
    if (state === before) return
    this.#state = state
    this.#changed(state, before)
    this.#publish()
  }

  #publish(): void {
    const { view, scene } = this.#place
    const [session, state] = [this.#session, this.#state]
    this.#values.setValue(session && state ? { session, state, view, scene } : undefined)
    this.#host.requestUpdate()
  }
}
