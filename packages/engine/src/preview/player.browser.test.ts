/** The player in a real browser: the export's own sound at its own gain, every frame once and in order, and what may go wrong with sound. */
import { SAMPLE_RATE } from '@contenthq/model'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMix } from '../audio/mix.ts'
import { readSound } from '../audio/read-sound.ts'
import { resolveSoundPlan, soundFiles } from '../audio/sound-plan.ts'
import { createEngine } from '../engine.ts'
import { testAssetBase } from '../ffmpeg/asset-base.fixture.ts'
import { type TestFilm, testFilm } from '../render/composition.fixture.ts'
import type { Player, PlayerState } from './player.ts'
import { createSoundRoom } from './sound-room.ts'

type Heard = {
  readonly at: number
  readonly offset: number
  readonly samples: Float32Array
  readonly context: AudioContext
}

const scenes = [
  { colour: 'rgb(40 60 160)', frames: 40, text: 'One leaf, one bowl.' },
  { colour: 'rgb(180 90 40)', frames: 40, overlap: 10, motion: 'pan-left', text: 'And slowly the world.' },
]
const { start } = AudioBufferSourceNode.prototype
let heard: Heard[] = []
let players: Player[] = []

beforeEach(() => {
  heard = []
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, at = 0, offset = 0) {
    heard.push({ at, offset, samples: this.buffer!.getChannelData(0).slice(), context: this.context as AudioContext })
    start.call(this, at, offset)
  }
})
afterEach(() => {
  AudioBufferSourceNode.prototype.start = start
  for (const player of players) player.dispose()
  players = []
})

function open({ composition, assets }: TestFilm): Player {
  const engine = createEngine({ assetBase: testAssetBase, assets })
  const player = engine.createPlayer(document.createElement('canvas'), composition)
  players.push(player)
  return player
}

/** Resolves when a state is as wanted; all states until then are kept. */
function until(player: Player, wanted: (state: PlayerState) => boolean): Promise<readonly PlayerState[]> {
  const seen: PlayerState[] = []
  return new Promise(resolve => {
    const stop = player.subscribe(state => {
      seen.push(state)
      if (!wanted(state)) return
      stop()
      resolve(seen)
    })
  })
}

/** The film's left channel as it was handed to the loudspeaker, from the first block on. */
function tapeOf(blocks: readonly Heard[], firstSample: number, length: number): Float32Array {
  const tape = new Float32Array(length)
  const begin = blocks[0]!.at - blocks[0]!.offset
  for (const { at, offset, samples } of blocks)
    tape.set(samples, firstSample + Math.round((at - offset - begin) * SAMPLE_RATE))
  return tape
}

test('plays the sound of the export, at its gain, to the last sample, and every frame in order', async () => {
  const film = await testFilm(scenes)
  const plan = resolveSoundPlan(film.composition)
  const sounds = new Map(
    await Promise.all(
      soundFiles(plan).map(async hash => [hash, await readSound(await film.assets.read(hash))] as const),
    ),
  )
  const mix = createMix(plan, sounds)
  // measured once, the gain is known to every player of this film
  const room = createSoundRoom(film.composition, film.assets)
  await room.settled
  expect(room.gain).toBe(mix.gain)
  room.dispose()

  const player = open(film)
  const ended = until(player, ({ playing, frame }) => !playing && frame === 69)
  await player.play()
  const states = await ended
  const frames = states.map(({ frame }) => frame)
  expect(frames).toEqual([...frames].sort((a, b) => a - b))
  expect(states.some(({ muted }) => muted)).toBe(false)

  heard = []
  const again = open(film)
  await again.seek(15)
  const over = until(again, ({ playing, frame }) => !playing && frame === 69)
  await again.play()
  await over
  const first = (15 / 30) * SAMPLE_RATE
  const tape = tapeOf(heard, first, plan.samples)
  const [wanted] = mix.block(0, plan.samples)
  let most = 0
  for (let at = first; at < plan.samples; at++) most = Math.max(most, Math.abs(tape[at]! - wanted[at]!))
  expect(Math.max(...wanted)).toBeGreaterThan(0.05)
  expect(most).toBeLessThan(1e-6)
})

test('a sound that cannot be read, and one that is interrupted, never stop the pictures', async () => {
  const film = await testFilm(scenes)
  const { narration } = film.composition.timeline
  const deaf = open({
    ...film,
    assets: {
      read: async hash => (hash === narration[0]!.asset ? new Blob(['no sound']) : film.assets.read(hash)),
    },
  })
  const ended = until(deaf, ({ playing, frame }) => !playing && frame === 69)
  await deaf.play()
  expect((await ended).some(({ muted }) => muted)).toBe(true)
  expect(heard).toEqual([])

  const player = open(film)
  const later = until(player, ({ frame }) => frame >= 10)
  await player.play()
  await later
  const { context } = heard[0]!
  const silent = until(player, ({ muted }) => muted === true)
  await context.suspend()
  await silent
  const { frame } = player.state
  const goesOn = until(player, state => state.frame > frame + 2)
  const joins = until(player, ({ muted, playing }) => muted === false || !playing)
  await goesOn
  await joins
  const over = player.state.playing ? until(player, ({ playing }) => !playing) : Promise.resolve()
  await over
  expect(player.state).toMatchObject({ frame: 69, playing: false })
})

test('seeks frame by frame, the last wish wins, and an edit keeps the place', async () => {
  const film = await testFilm(scenes)
  const player = open(film)
  await player.seek(30)
  await player.seek(31)
  expect(player.state.frame).toBe(31)
  await Promise.all([player.seek(5), player.seek(50), player.seek(12)])
  expect(player.state).toMatchObject({ frame: 12, ready: true })
  const { timeline } = film.composition
  await player.update({ ...film.composition, timeline: { ...timeline, captions: [] } })
  expect(player.state.frame).toBe(12)
  const [only] = timeline.pictures
  const short = { ...timeline, lengthFrames: 10, pictures: [only!], transitions: [], captions: [], narration: [] }
  await player.update({ ...film.composition, timeline: short })
  expect(player.state).toMatchObject({ frame: 9, lengthFrames: 10 })
  // without sound the page's clock drives it
  await player.seek(0)
  const ended = until(player, ({ playing }) => !playing)
  await player.play()
  await ended
  expect(player.state.frame).toBe(9)
})
