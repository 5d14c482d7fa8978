/**
 * Owns what is used of Chromium's built-in models, and whether this browser has them.
 * https://developer.chrome.com/docs/ai/prompt-api, https://developer.chrome.com/docs/ai/summarizer-api
 */

export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available'

/** Tells how far a model's download is, 0..1 in `loaded`. */
export type DownloadMonitor = {
  addEventListener(type: 'downloadprogress', listener: (event: { readonly loaded: number }) => void): void
}

type Creation = { readonly signal: AbortSignal; readonly monitor: (monitor: DownloadMonitor) => void }

type Languages = {
  readonly expectedInputs: readonly { readonly type: 'text'; readonly languages: readonly string[] }[]
  readonly expectedOutputs: readonly { readonly type: 'text'; readonly languages: readonly string[] }[]
}

export type LanguageModelSession = {
  prompt(text: string, options: { readonly responseConstraint: object; readonly signal: AbortSignal }): Promise<string>
  clone(options: { readonly signal: AbortSignal }): Promise<LanguageModelSession>
  destroy(): void
}

export type LanguageModelApi = {
  availability(options: Languages): Promise<Availability>
  create(
    options: Languages &
      Creation & { readonly initialPrompts: readonly { readonly role: 'system'; readonly content: string }[] },
  ): Promise<LanguageModelSession>
}

type SummarizerOptions = {
  readonly type: 'tldr'
  readonly format: 'plain-text'
  readonly length: 'short'
  readonly expectedInputLanguages: readonly string[]
  readonly outputLanguage: string
}

export type SummarizerApi = {
  availability(options: SummarizerOptions): Promise<Availability>
  create(options: SummarizerOptions & Creation): Promise<{
    summarize(text: string, options: { readonly signal: AbortSignal }): Promise<string>
    destroy(): void
  }>
}

/** The browser's edge; tests hand in their own. */
export type BrowserModels = { readonly LanguageModel?: LanguageModelApi; readonly Summarizer?: SummarizerApi }

export const languagesOf = (language: string): Languages => ({
  expectedInputs: [{ type: 'text', languages: [language] }],
  expectedOutputs: [{ type: 'text', languages: [language] }],
})

export const summarizerOptions = (language: string): SummarizerOptions => ({
  type: 'tldr',
  format: 'plain-text',
  length: 'short',
  expectedInputLanguages: [language],
  outputLanguage: language,
})

/** Whether a model can be had, now or after its download. A browser that throws has none. */
export async function isThere(asked: Promise<Availability> | undefined): Promise<boolean> {
  const answer = await asked?.catch(() => 'unavailable' as const)
  return answer !== undefined && answer !== 'unavailable'
}
