/** Owns what all elements of the studio share: the base styles, change events, and the session from the context. */

import type { Session } from '@contenthq/sdk'
import { ContextConsumer } from '@lit/context'
import { type CSSResultGroup, LitElement } from 'lit'
import { type StudioValue, sessionContext, studioContext } from './session-controller.ts'
import { base } from './styles/base.ts'

/** An element with the base styles. */
export class StudioElement extends LitElement {
  static override styles: CSSResultGroup = base

  /** Tells the parent about a new value: `chq-change` when it is settled, `chq-input` while it moves. */
  protected tell<V>(name: 'chq-change' | 'chq-input', value: V): void {
    // not composed: a change inside a view is not a change of the view
    this.dispatchEvent(new CustomEvent(name, { detail: { value }, bubbles: true }))
  }
}

/** What `chq-change` and `chq-input` carry. */
export type ValueEvent<V = string> = CustomEvent<{ readonly value: V }>

/** An element that needs the session, but not its state. */
export class SessionElement extends StudioElement {
  readonly #session = new ContextConsumer(this, { context: sessionContext, subscribe: true })

  get session(): Session | undefined {
    return this.#session.value
  }
}

/** An element that is drawn from the session's state. State flows down; requests go up as calls of the session or events. */
export class ViewElement extends StudioElement {
  readonly #studio = new ContextConsumer(this, { context: studioContext, subscribe: true })

  get studio(): StudioValue | undefined {
    return this.#studio.value
  }
}
