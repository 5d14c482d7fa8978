/**
 * Owns a voice small enough to be written by hand: an ONNX model that says each token as one frame of a tone of its own.
 * Written as protocol buffers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */

/** Samples of a token, and samples a second: a token lasts a tenth of a second. */
export const FRAME = 2400
export const RATE = 24_000
/** Hz of a token's tone. */
export const toneOf = (token: number): number => 300 + 100 * token

const join = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.of(...bytes, rest)
}

const number = (field: number, value: number): Uint8Array => join([varint(field * 8), varint(value)])
const bytes = (field: number, value: Uint8Array): Uint8Array =>
  join([varint(field * 8 + 2), varint(value.length), value])
const text = (field: number, value: string): Uint8Array => bytes(field, new TextEncoder().encode(value))

const [FLOAT, INT64] = [1, 7]

const tensor = (name: string, type: number, dims: readonly number[], raw: ArrayBuffer): Uint8Array =>
  join([...dims.map(dim => number(1, dim)), number(2, type), text(8, name), bytes(9, new Uint8Array(raw))])

const node = (operation: string, inputs: readonly string[], output: string): Uint8Array =>
  join([...inputs.map(input => text(1, input)), text(2, output), text(4, operation)])

/** A value with dimensions by number or by name. */
const value = (name: string, type: number, dims: readonly (number | string)[]): Uint8Array => {
  const shape = join(dims.map(dim => bytes(1, typeof dim === 'number' ? number(1, dim) : text(2, dim))))
  return join([text(1, name), bytes(2, bytes(1, join([number(1, type), bytes(2, shape)])))])
}

/**
 * Inputs `ids` int64 [1, n], `speed` float [1], `style` float [1, 1]; outputs `sound` float [1, n · FRAME], as loud as
 * style and speed multiplied, and `frames` float [1, n]: one for each token.
 */
export function tinyModel(tokens: number): Uint8Array<ArrayBuffer> {
  const waves = Float32Array.from({ length: tokens * FRAME }, (_, at) => {
    const [token, sample] = [Math.floor(at / FRAME), at % FRAME]
    return token === 0 ? 0 : 0.5 * Math.sin((2 * Math.PI * toneOf(token) * sample) / RATE)
  })
  const graph = join([
    bytes(1, node('Gather', ['waves', 'ids'], 'rows')),
    bytes(1, node('Reshape', ['rows', 'flat'], 'line')),
    bytes(1, node('Mul', ['line', 'style'], 'styled')),
    bytes(1, node('Mul', ['styled', 'speed'], 'sound')),
    bytes(1, node('Gather', ['ones', 'ids'], 'frames')),
    text(2, 'tiny voice'),
    bytes(5, tensor('waves', FLOAT, [tokens, FRAME], waves.buffer)),
    bytes(5, tensor('ones', FLOAT, [tokens], new Float32Array(tokens).fill(1).buffer)),
    bytes(5, tensor('flat', INT64, [2], BigInt64Array.of(1n, -1n).buffer)),
    bytes(11, value('ids', INT64, [1, 'n'])),
    bytes(11, value('speed', FLOAT, [1])),
    bytes(11, value('style', FLOAT, [1, 1])),
    bytes(12, value('sound', FLOAT, [1, 'samples'])),
    bytes(12, value('frames', FLOAT, [1, 'n'])),
  ])
  return join([number(1, 8), bytes(7, graph), bytes(8, join([text(1, ''), number(2, 13)]))])
}
