/** Owns what this page allows and this machine has, asked without doing any work. Knows no codec. */

export type PageFacts = {
  readonly crossOriginIsolated: boolean
  /** Logical cores, as far as the browser tells; 2 where it does not. */
  readonly cores: number
  /** GiB, rounded down by the browser and never more than 8 in most. */
  readonly memoryGiB?: number
  /** 'blocked' by the content security policy: it needs 'wasm-unsafe-eval'. */
  readonly wasm: 'allowed' | 'blocked' | 'missing'
  /** A worker started from a blob: needed where the code comes from another origin. */
  readonly blobWorkers: boolean
  /** FFmpeg's core with threads could start: the page is isolated and shares memory. */
  readonly threadedCore: boolean
}

/** The smallest module: magic number and version. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
/** A worker that has not spoken by then was blocked without a word. */
const WORKER_MS = 3000

function wasmHere(): PageFacts['wasm'] {
  if (typeof WebAssembly === 'undefined') return 'missing'
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module ? 'allowed' : 'missing'
  } catch {
    return 'blocked'
  }
}

function sharesMemory(): boolean {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof SharedArrayBuffer
  } catch {
    return false
  }
}

/** A policy may throw, fire an error, or say nothing. */
async function blobWorkersStart(): Promise<boolean> {
  const url = URL.createObjectURL(new Blob(['postMessage(0)'], { type: 'text/javascript' }))
  let worker: Worker | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const started = new Worker(url)
    worker = started
    return await new Promise<boolean>(resolve => {
      timer = setTimeout(resolve, WORKER_MS, false)
      started.onmessage = () => resolve(true)
      started.onerror = () => resolve(false)
    })
  } catch {
    return false
  } finally {
    clearTimeout(timer)
    worker?.terminate()
    URL.revokeObjectURL(url)
  }
}

/** Never throws. */
export async function pageFacts(): Promise<PageFacts> {
  const { hardwareConcurrency, deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number }
  const isolated = globalThis.crossOriginIsolated === true
  const wasm = wasmHere()
  return {
    crossOriginIsolated: isolated,
    cores: hardwareConcurrency || 2,
    ...(deviceMemory === undefined ? {} : { memoryGiB: deviceMemory }),
    wasm,
    blobWorkers: await blobWorkersStart(),
    threadedCore: wasm === 'allowed' && isolated && typeof SharedArrayBuffer !== 'undefined' && sharesMemory(),
  }
}
