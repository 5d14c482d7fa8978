/** Owns what a session can be told when it is created. */
import type { Provider } from '@contenthq/model'
import type { OfflineOptions, VoicePack } from '@contenthq/offline'

export type SessionOptions = {
  /** Folder URL with fonts, FFmpeg.wasm and the voice; relative to the page. Default '/contenthq/'. */
  readonly assetBase?: string
  /** Address of the Worker API, for example 'https://api.example.com'. Without one everything stays in this browser. */
  readonly apiBase?: string
  /** Bearer token for the API, or a function that fetches a fresh one. */
  readonly token?: string | (() => Promise<string>)
  /** Name of the IndexedDB database. Default 'contenthq'. */
  readonly databaseName?: string
  /** Asked before the built-in ones, in this order. */
  readonly providers?: readonly Provider[]
  /** Whether the built-in, keyless providers are asked after those. Default true. */
  readonly builtIn?: boolean
  /**
   * The user's consent to the browser's own language model (Chromium's `LanguageModel` and `Summarizer`), which the
   * browser may have to download first. Where there is none the built-in story is told. Default: not used.
   */
  readonly browserModel?: 'allowed'
  /**
   * Better voices that the user has agreed to download: each a description of a model and its runtime, loaded from the
   * addresses in it when it first speaks. They stand beside the built-in voices. Default: none.
   */
  readonly voicePacks?: readonly VoicePack[]
  /** Whether sources may be looked up on the network (Wikipedia, links). Default true. */
  readonly network?: boolean
  /** Force one video encoder. Default 'auto'. */
  readonly encoder?: 'auto' | 'webcodecs' | 'ffmpeg'
}

/** What the user has agreed to, as the built-in providers are told it. */
export const consentsOf = ({ browserModel, voicePacks }: SessionOptions): OfflineOptions => ({
  ...(browserModel ? { browserModel } : {}),
  ...(voicePacks ? { voicePacks } : {}),
})
