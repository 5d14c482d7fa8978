/**
 * M2 with clap-and-flash media: scenes of plain colours, a click at each word. Measured on the decoded MP4: where the
 * picture cuts, where each caption word lights up, where the clicks are heard.
 */
import { type Composition, createEngine } from '@contenthq/engine'
import { writeWav } from '@contenthq/engine/testing'
import { type Asset, type NarrationTimings, type PictureClip, SAMPLE_RATE, sampleToFrame } from '@contenthq/model'
import { expect, test } from 'vitest'
import { decodedSound, eachFrame, THUMB } from './decoded-film.fixture.ts'

const SCENE_FRAMES = 75
const LEAD_FRAMES = 6
const provenance = { provider: 'test', licence: 'CC0-1.0' }
/** Seconds of the clicks in each narration; one word each. */
const CLICKS = [0.012, 0.41, 0.87, 1.35]

async function plain(colour: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(64, 36)
  const context = canvas.getContext('2d')!
  context.fillStyle = colour
  context.fillRect(0, 0, 64, 36)
  return canvas.convertToBlob({ type: 'image/png' })
}

function clicks(): Blob {
  const channel = new Float32Array(1.7 * SAMPLE_RATE)
  for (const at of CLICKS) for (let i = 0; i < 96; i++) channel[Math.round(at * SAMPLE_RATE) + i] = i % 2 ? 0.9 : -0.9
  return new Blob([writeWav([channel], SAMPLE_RATE, 'pcm16')], { type: 'audio/wav' })
}

test('M2 cuts and caption words stand where their sound is, on the decoded film', async () => {
  const colours = ['#203040', '#c8c8c8', '#204020', '#d0c0b0']
  const files = new Map<string, Blob>([['clicks', clicks()]])
  const assets: Record<string, Asset> = {}
  for (const [index, colour] of colours.entries()) {
    files.set(`p${index}`, await plain(colour))
    assets[`p${index}`] = {
      hash: `p${index}`,
      kind: 'image',
      mimeType: 'image/png',
      bytes: 1,
      width: 64,
      height: 36,
      provenance,
    }
  }
  const text = 'aaaa bbbb cccc dddd'
  const words = CLICKS.map((from, index) => ({ start: index * 5, end: index * 5 + 4, from, to: from + 0.2 }))
  const timings: NarrationTimings = { text, language: 'en', origin: 'phones', words }
  const pictures = colours.map(
    (_, index): PictureClip => ({
      sceneId: `s${index}`,
      kind: 'picture',
      title: '',
      asset: `p${index}`,
      startFrame: index * SCENE_FRAMES,
      lengthFrames: SCENE_FRAMES,
      motion: { style: 'static' },
    }),
  )
  const startOf = (index: number) => (index * SCENE_FRAMES + LEAD_FRAMES) * 1600
  const composition: Composition = {
    timeline: {
      frameRate: { num: 30, den: 1 },
      lengthFrames: SCENE_FRAMES * colours.length,
      pictures,
      narration: colours.map((_, index) => ({
        sceneId: `s${index}`,
        asset: 'clicks',
        startSample: startOf(index),
        samples: 1.7 * SAMPLE_RATE,
        offsetSamples: 0,
      })),
      music: [],
      captions: colours.map((_, index) => ({
        sceneId: `s${index}`,
        timings: 't',
        style: 'highlight',
        originSample: startOf(index),
        startFrame: startOf(index) / 1600,
        lengthFrames: 55,
      })),
      transitions: [],
    },
    size: { width: 640, height: 360 },
    background: [0, 0, 0, 1],
    assets,
    timings: { t: timings },
    sound: { musicGain: -12, duck: -14, loudness: -14, peak: -1 },
  }
  const engine = createEngine({ assetBase: '/contenthq/', assets: { read: async hash => files.get(hash)! } })
  const film = await engine.render(composition, { signal: new AbortController().signal })

  // the cut: the corner pixel changes; the word: the blue marker's mean column moves right
  const cuts: number[] = []
  const lit: number[] = []
  let corner = -1
  let column = -1
  await eachFrame(film.blob, (frame, pixels) => {
    const now = pixels[0]!
    if (corner >= 0 && Math.abs(now - corner) > 40) cuts.push(frame)
    corner = now
    const marker = markerColumn(pixels)
    if (marker >= 0 && Math.abs(marker - column) > 4) lit.push(frame)
    column = marker
  })
  expect(cuts).toEqual([SCENE_FRAMES, 2 * SCENE_FRAMES, 3 * SCENE_FRAMES])

  const sound = await decodedSound(film.blob)
  const heard: number[] = []
  for (let i = 0; i < sound.length; i++)
    if (Math.abs(sound[i]!) > 0.1 && (heard.length === 0 || i - heard.at(-1)! > 4800)) heard.push(i)
  expect(heard).toHaveLength(colours.length * CLICKS.length)
  expect(lit).toHaveLength(heard.length)
  let worst = 0
  heard.forEach((sample, index) => {
    const shown = (lit[index]! / 30) * 1000
    const sounded = (sample / SAMPLE_RATE) * 1000
    worst = Math.max(worst, Math.abs(shown - sounded))
    expect(lit[index], `click ${index}`).toBe(sampleToFrame(sample, { num: 30, den: 1 }))
  })
  const cutErrors = cuts.map((frame, index) =>
    Math.abs((frame / 30 + LEAD_FRAMES / 30) * 1000 - (heard[(index + 1) * CLICKS.length]! / SAMPLE_RATE) * 1000),
  )
  worst = Math.max(worst, ...cutErrors)
  console.log(
    `[figure] M2 ${worst.toFixed(1)} ms at worst over ${cuts.length} cuts and ${lit.length} words of clap and flash`,
  )
  expect(worst).toBeLessThanOrEqual(33.4)
})

/** Mean x of the strongly blue pixels; −1 for none. */
function markerColumn(pixels: Uint8ClampedArray): number {
  let sum = 0
  let count = 0
  for (let i = 0; i < pixels.length; i += 4)
    if (pixels[i + 2]! - pixels[i]! > 90) {
      sum += (i / 4) % THUMB.width
      count++
    }
  return count < 4 ? -1 : sum / count
}
