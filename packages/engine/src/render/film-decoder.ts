/** Owns which segments can share the film's track, and the one decoder they need. Pure; makes no segment. */
import type { FramePath } from '../painters/choose-painter.ts'
import { type Decoder, joinDecoders } from './decoder-description.ts'

/** A finished segment, as far as its decoder goes. */
export type DecoderPart = Decoder & {
  readonly frames: number
  /** Made in this render, by the encoder in use now: what it says today counts. */
  readonly current: boolean
  /** Made in this render. */
  readonly fresh: boolean
  /** Both paths differ in colour, which a track says once. */
  readonly framePath: FramePath
}

/**
 * The decoder of as many frames as possible, and the indexes of the parts that do not fit it. The encoder in use now
 * is followed first, then what was made in this render, then what has most frames.
 */
export function resolveFilmDecoder(parts: readonly DecoderPart[]): {
  readonly decoder: Decoder
  readonly odd: readonly number[]
} {
  const kinds = new Map<string, DecoderPart & { readonly name: string }>()
  for (const part of parts) {
    const name = nameOf(part)
    const known = kinds.get(name)
    kinds.set(name, {
      ...part,
      name,
      frames: part.frames + (known?.frames ?? 0),
      current: part.current || known?.current === true,
      fresh: part.fresh || known?.fresh === true,
    })
  }
  const [leader, ...others] = [...kinds.values()].sort((a, b) => rankOf(b) - rankOf(a) || b.frames - a.frames)
  if (!leader) throw new RangeError('a film has at least one segment')
  let decoder: Decoder = { codec: leader.codec, description: leader.description }
  const fitting = new Set([leader.name])
  for (const other of others) {
    const joined = other.framePath === leader.framePath ? joinDecoders(decoder, other) : undefined
    if (!joined) continue
    decoder = joined
    fitting.add(other.name)
  }
  return { decoder, odd: parts.flatMap((part, index) => (fitting.has(nameOf(part)) ? [] : [index])) }
}

const nameOf = ({ codec, description, framePath }: DecoderPart): string => `${framePath} ${codec} ${description.join()}`
const rankOf = ({ current, fresh }: DecoderPart): number => (current ? 2 : fresh ? 1 : 0)
