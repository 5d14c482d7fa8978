/**
 * Owns the sound of a preview in its worker: the film's sounds, any block of their mix at any gain, and the film's gain,
 * measured beside the blocks. Does not encode.
 */
import { throwIfAborted } from '@contenthq/model'
import { filmGainReadings } from '../../audio/film-gain.ts'
import { LIMITER_LEAD, LIMITER_TAIL } from '../../audio/limiter.ts'
import { createMix, type Mix, type Stereo } from '../../audio/mix.ts'
import { openSoundLibrary, type SoundLibrary } from '../../audio/sound-library.ts'
import type { SoundPlan } from '../../audio/sound-plan.ts'
import type { PreviewSoundJob } from '../protocol.ts'

type OpenSound = { readonly plan: SoundPlan; readonly library: SoundLibrary; readonly signal: AbortSignal }

let opened: Promise<OpenSound> | undefined
/** The library holds what the last call needs: one at a time. */
let turn: Promise<unknown> = Promise.resolve()

/** Replaces what was open. Throws as `openSoundLibrary`. */
export async function openPreviewSound({ plan, files }: PreviewSoundJob, signal: AbortSignal): Promise<void> {
  const before = opened
  const next = openSoundLibrary(plan, files, { signal }).then(library => ({ plan, library, signal }))
  opened = next
  signal.addEventListener('abort', () => void next.then(({ library }) => library.close()).catch(() => undefined))
  void before?.then(({ library }) => library.close()).catch(() => undefined)
  await next
}

/** One block after the other, each with the sounds it needs. */
function mixInTurn(from: number, to: number, gain: number, take: (mix: Mix) => Stereo): Promise<Stereo> {
  const block = turn.then(async () => {
    const { plan, library, signal } = await current()
    throwIfAborted(signal)
    await library.bring(from, to)
    return take(createMix(plan, library.sounds, { gain }))
  })
  turn = block.catch(() => undefined)
  return block
}

/** Samples of the film's mix at a gain in dB, the same as the export's at that gain. */
export const previewBlock = (startSample: number, length: number, gain: number): Promise<Stereo> =>
  mixInTurn(startSample - LIMITER_LEAD, startSample + length + LIMITER_TAIL, gain, mix =>
    mix.block(startSample, length),
  )

/** The gain that the export takes. Reads the film once, and lets blocks that are asked for go first in between. */
export async function previewGain(): Promise<number> {
  const { plan, signal } = await current()
  const readings = filmGainReadings(plan)
  let step = readings.next()
  while (!step.done) {
    throwIfAborted(signal)
    const { startSample, length } = step.value
    const block = await mixInTurn(startSample, startSample + length, 0, mix => mix.plain(startSample, length))
    step = readings.next(block)
    await new Promise(resolve => setTimeout(resolve)) // messages that came meanwhile
  }
  return step.value
}

function current(): Promise<OpenSound> {
  return opened ?? Promise.reject(new Error('no sound is open'))
}
