/**
 * Owns the description of a better voice: which files to load at run time, and how its model is talked to. Plain data, so
 * that an app can keep it in a JSON file; no pack and no address is built in.
 */
import type { Voice } from '@contenthq/model'

/** A file at an address that answers other origins (CORS); whatever has another hash is refused. */
export type PackFile = {
  readonly url: string
  /** Lower-case hexadecimal digits. */
  readonly sha256: string
  /** For the question that asks the user's consent, and for progress. */
  readonly bytes: number
}

export type VoicePack = Voice & {
  /** An ES module with the interface of onnxruntime-web ('ort.wasm.bundle.min.mjs'), and its WebAssembly file. */
  readonly runtime: { readonly module: PackFile; readonly wasm: PackFile }
  /** The ONNX model. */
  readonly model: PackFile
  /** Samples a second of what the model says. */
  readonly rate: number
  /**
   * The model's number for each sign: IPA letters, and where it knows them ' ', ',', '.', '?', '!'. Signs it does not know
   * are left out.
   */
  readonly tokens: Readonly<Record<string, number>>
  /** What the model reads for a phone of flite's lexicon ('ey': 'A'), where that is not plain IPA. */
  readonly phones?: Readonly<Record<string, string>>
  /** Put before and after the signs, and between any two of them. Default: nothing. */
  readonly around?: { readonly before?: number; readonly after?: number; readonly between?: number }
  /** More signs are said in several breaths. Default 500. */
  readonly mostTokens?: number
  readonly inputs: {
    /** int64 [1, n]. */
    readonly tokens: string
    /** int64 [1]: n. */
    readonly length?: string
    /** float32 [1]; 1 is natural, 2 twice as fast. */
    readonly speed?: string
    /** float32 [values]; the one at `pace` is multiplied by how much slower than natural is asked for. */
    readonly scales?: { readonly name: string; readonly values: readonly number[]; readonly pace: number }
    /** float32 [1, size], a row of `file` (float32, little-endian): the row of the number of signs, the last one at most. */
    readonly style?: { readonly name: string; readonly size: number; readonly file: PackFile }
  }
  readonly outputs: {
    /** float32, any shape that holds all samples. */
    readonly sound: string
    /** How long each token lasts, in frames of `frame` samples. Without it moments are guessed from another voice's. */
    readonly durations?: { readonly name: string; readonly frame: number }
  }
  /** Stands in every narration's origin. */
  readonly licence: string
  readonly attribution?: string
}

/** All that is downloaded, bytes. */
export const packBytes = ({ runtime, model, inputs }: VoicePack): number =>
  runtime.module.bytes + runtime.wasm.bytes + model.bytes + (inputs.style?.file.bytes ?? 0)
