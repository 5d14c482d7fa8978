/**
 * Owns the keeping of encoded sound beside the picture: a block is a segment whose packets are all key packets, and the
 * list of a film's blocks is kept by its plan, so that a sound that did not change is not even mixed.
 */
import { type EncodedSound, factsOfBlock, type SoundBlock, type SoundBlocks } from '../audio/encode-sound.ts'
import { type SoundCodecId, soundCodecs, soundSettings } from '../audio/sound-codec.ts'
import type { SoundPlan } from '../audio/sound-plan.ts'
import { ENGINE_VERSION, hashOfJson } from './key.ts'
import type { EncodedSegment } from './segment-store.ts'

/** What a running render keeps its parts on. */
export type PartPlace = {
  get(key: string): Promise<EncodedSegment | undefined>
  put(key: string, segment: EncodedSegment): Promise<void>
}

const nameOf = (key: string) => `sound ${ENGINE_VERSION} ${key}`

/** The packets of a kept block; undefined when it is not there any more. */
export async function readSoundBlock(place: PartPlace, key: string): Promise<SoundBlock | undefined> {
  const kept = await place.get(nameOf(key))
  return kept && { packets: kept.packets.map(({ data }) => data), description: kept.description }
}

/** After `signal` nothing is asked any more: what a stopped worker still wanted arrives late, when all may be closed. */
export function soundBlocksOn(place: PartPlace, codec: SoundCodecId, signal: AbortSignal): SoundBlocks {
  return {
    async find(key) {
      if (signal.aborted) return undefined
      const block = await readSoundBlock(place, key)
      return block && factsOfBlock(block)
    },
    async keep(key, { packets, description }) {
      if (signal.aborted) return
      await place.put(nameOf(key), {
        packets: packets.map(data => ({ data, key: true })),
        codec: soundCodecs[codec].codec,
        description,
      })
    },
  }
}

/** The plan names its files by content: the same plan is the same sound. */
const listName = async (plan: SoundPlan, codec: SoundCodecId) =>
  `sound list ${await hashOfJson({ plan, codec: soundSettings(codec), engine: ENGINE_VERSION })}`

/** Keeps the list of a film's blocks. */
export async function keepSoundList(
  place: PartPlace,
  plan: SoundPlan,
  id: SoundCodecId,
  sound: EncodedSound,
): Promise<void> {
  const { decoderConfig, packetsEncoded: _now, ...rest } = sound
  const { description, ...decoder } = decoderConfig
  const data = new TextEncoder().encode(JSON.stringify({ ...rest, decoder }))
  await place.put(await listName(plan, id), { packets: [{ data, key: true }], codec: decoder.codec, description })
}

/** A film's sound of which every block is there still; undefined otherwise. */
export async function findSoundList(
  place: PartPlace,
  plan: SoundPlan,
  codec: SoundCodecId,
): Promise<EncodedSound | undefined> {
  const kept = await place.get(await listName(plan, codec))
  if (!kept?.packets[0]) return undefined
  type List = Omit<EncodedSound, 'decoderConfig' | 'packetsEncoded'> & {
    readonly decoder: Omit<EncodedSound['decoderConfig'], 'description'>
  }
  const { decoder, ...rest } = JSON.parse(new TextDecoder().decode(kept.packets[0].data)) as List
  for (const { key, packets } of rest.blocks)
    if ((await readSoundBlock(place, key))?.packets.length !== packets) return undefined
  return { ...rest, decoderConfig: { ...decoder, description: kept.description.slice() }, packetsEncoded: 0 }
}
