/** Owns the address of the FFmpeg worker in development and in a build. The one file that needs the bundler's suffix. */
/// <reference path="./bundler.d.ts" />
import workerUrl from './ffmpeg-worker.ts?worker&url'

let shimUrl: string | undefined

/** Absolute address of the worker's module. Behind a blob, where the page may not start another origin's worker. */
export function ffmpegWorkerUrl(): string {
  const url = new URL(workerUrl, import.meta.url)
  if (url.origin === globalThis.location.origin) return url.href
  const shim = new Blob([`import ${JSON.stringify(url.href)}`], { type: 'text/javascript' })
  shimUrl ??= URL.createObjectURL(shim)
  return shimUrl
}
