/**
 * Owns the decoder description of a film: the content of the avcC box (ISO/IEC 14496-15, 5.3.3), and the joining of
 * several into one where two encoders made a film. Pure; knows no encoder and no file.
 */

type ParameterSet = { readonly kind: 'sequence' | 'picture'; readonly id: number; readonly bytes: Uint8Array }

type Description = {
  readonly profile: number
  /** A flag that is set says that the whole stream keeps a constraint. */
  readonly constraints: number
  readonly level: number
  readonly lengthSize: number
  readonly sets: readonly ParameterSet[]
  /** Chroma format and bit depths, which the high profiles may repeat here; empty where they do not. */
  readonly extension: Uint8Array
}

export type Decoder = { readonly codec: string; readonly description: Uint8Array<ArrayBuffer> }

/** Bits of a NAL unit behind its header byte, without the bytes that prevent a start code (ITU-T H.264, 7.4.1). */
function bitReader(unit: Uint8Array) {
  const bytes = Array.from(unit.subarray(1)).filter(
    (byte, at, all) => !(byte === 3 && at >= 2 && all[at - 1] === 0 && all[at - 2] === 0),
  )
  let at = 0
  const bit = () => ((bytes[at >> 3] ?? 0) >> (7 - (at++ & 7))) & 1
  return {
    skipBytes(count: number) {
      at += 8 * count
    },
    /** Exp-Golomb, ue(v) of 9.1. */
    number(): number {
      let zeros = 0
      while (bit() === 0 && zeros < 31) zeros++
      let value = 1
      for (let left = zeros; left > 0; left--) value = value * 2 + bit()
      return value - 1
    },
  }
}

function setOf(kind: ParameterSet['kind'], bytes: Uint8Array): ParameterSet {
  const bits = bitReader(bytes)
  // profile, constraints and level come before the id of a sequence parameter set
  if (kind === 'sequence') bits.skipBytes(3)
  return { kind, id: bits.number(), bytes }
}

/** Undefined when the bytes end too early. */
function readDescription(bytes: Uint8Array): Description | undefined {
  const sets: ParameterSet[] = []
  let at = 5
  for (const kind of ['sequence', 'picture'] as const) {
    const count = (bytes[at++] ?? 0) & (kind === 'sequence' ? 31 : 255)
    for (let index = 0; index < count; index++) {
      const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
      at += 2 + length
      if (at > bytes.length) return undefined
      sets.push(setOf(kind, bytes.subarray(at - length, at)))
    }
  }
  const [, profile = 0, constraints = 0, level = 0, lengths = 0] = bytes
  return { profile, constraints, level, lengthSize: (lengths & 3) + 1, sets, extension: bytes.subarray(at) }
}

function writeDescription(it: Description): Uint8Array<ArrayBuffer> {
  const bytes = [1, it.profile, it.constraints, it.level, 0xfc | (it.lengthSize - 1)]
  for (const [kind, bits] of [
    ['sequence', 0xe0],
    ['picture', 0],
  ] as const) {
    const sets = it.sets.filter(set => set.kind === kind)
    bytes.push(bits | sets.length)
    for (const set of sets) bytes.push(set.bytes.length >> 8, set.bytes.length & 255, ...set.bytes)
  }
  return new Uint8Array([...bytes, ...it.extension])
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

/** Undefined when one id would mean two things, or what belongs to no single set differs. */
function join(a: Description, b: Description): Description | undefined {
  if (a.lengthSize !== b.lengthSize || a.profile !== b.profile) return undefined
  const [long, short] = a.extension.length < b.extension.length ? [b, a] : [a, b]
  if (short.extension.length > 0 && !sameBytes(long.extension, short.extension)) return undefined
  const known = (set: ParameterSet) => a.sets.find(({ kind, id }) => kind === set.kind && id === set.id)
  if (b.sets.some(set => known(set) && !sameBytes(known(set)!.bytes, set.bytes))) return undefined
  return {
    ...a,
    constraints: a.constraints & b.constraints,
    level: Math.max(a.level, b.level),
    sets: [...a.sets, ...b.sets.filter(set => !known(set))],
    extension: long.extension,
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0')

/**
 * One decoder for streams of both, when each refers to parameter sets of ids of its own; undefined when there is none.
 * A decoder that is equal to the first is the first.
 */
export function joinDecoders(first: Decoder, second: Decoder): Decoder | undefined {
  if (first.codec === second.codec && sameBytes(first.description, second.description)) return first
  if (![first, second].every(({ codec }) => codec.startsWith('avc1'))) return undefined
  const [a, b] = [readDescription(first.description), readDescription(second.description)]
  const joined = a && b && join(a, b)
  if (!joined) return undefined
  const { profile, constraints, level } = joined
  return { codec: `avc1.${hex(profile)}${hex(constraints)}${hex(level)}`, description: writeDescription(joined) }
}
