/** A finding as data: what `can…` and readers return instead of throwing. */
export type Issue = {
  /** Stable name for programs, kebab-case. */
  readonly code: string
  readonly severity: 'info' | 'warning' | 'error'
  /** One sentence for people. */
  readonly message: string
  readonly sceneId?: string
}
