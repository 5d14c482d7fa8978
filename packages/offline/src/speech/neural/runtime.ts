/** Owns what is used of onnxruntime-web, and loading it at run time. https://onnxruntime.ai/docs/api/js/ */

export type TensorData = BigInt64Array | Float32Array
export type Tensor = { readonly data: TensorData; readonly dims: readonly number[] }

export type ModelSession = {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>
  release(): Promise<void>
}

export type Runtime = {
  readonly env: { readonly wasm: { numThreads?: number; wasmBinary?: Uint8Array<ArrayBuffer>; proxy?: boolean } }
  readonly InferenceSession: {
    create(
      model: Uint8Array<ArrayBuffer>,
      options: { readonly executionProviders: readonly string[] },
    ): Promise<ModelSession>
  }
  readonly Tensor: new (type: 'int64' | 'float32', data: TensorData, dims: readonly number[]) => Tensor
}

/**
 * The runtime from the bytes of its module and its WebAssembly file. It is imported from memory, so that nothing runs
 * whose hash was not checked; single-threaded, since pages are not asked for cross-origin isolation. Throws what the
 * module throws.
 */
export async function importRuntime(module: Uint8Array<ArrayBuffer>, wasm: Uint8Array<ArrayBuffer>): Promise<Runtime> {
  const url = URL.createObjectURL(new Blob([module], { type: 'text/javascript' }))
  try {
    const runtime = (await import(/* @vite-ignore */ url)) as Runtime
    Object.assign(runtime.env.wasm, { numThreads: 1, proxy: false, wasmBinary: wasm })
    return runtime
  } finally {
    URL.revokeObjectURL(url)
  }
}
