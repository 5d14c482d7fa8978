/** Cues show every word while it is spoken, and are cut where people pause. */
import { type CaptionClip, type NarrationTimings, SAMPLE_RATE, sampleToFrame } from '@contenthq/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutCues } from './cues.ts'

const rate = { num: 30, den: 1 }

/** Words of 0.3 s with 0.05 s between them, unless a pause is asked for behind a word. */
function speak(text: string, pauses: Readonly<Record<number, number>> = {}): NarrationTimings {
  let at = 0.1
  const words = [...text.matchAll(/[\p{L}\p{N}'’-]+/gu)].map((match, index) => {
    const from = at
    at += 0.35 + (pauses[index] ?? 0)
    return { start: match.index, end: match.index + match[0].length, from, to: from + 0.3 }
  })
  return { text, language: 'en', origin: 'phones', words }
}

const clipOf = (timings: NarrationTimings, originSample = 48_000): CaptionClip => ({
  sceneId: 's',
  timings: 't',
  style: 'plate',
  originSample,
  startFrame: sampleToFrame(originSample, rate),
  lengthFrames: Math.ceil(((timings.words.at(-1)?.to ?? 0) + 0.6) * 30),
})

const textOf = (timings: NarrationTimings) =>
  cutCues(clipOf(timings), timings, rate).map(cue => cue.words.map(word => word.text).join(' '))

test('every word is shown once, with its punctuation, in cues that end at phrases', () => {
  const text = '“Tea,” said Lu Yu, “is a plant from the south.” For centuries it was medicine; then it became a drink!'
  const cues = textOf(speak(text))
  expect(cues.join(' ')).toBe(text)
  expect(cues[0]).toBe('“Tea,” said Lu Yu, “is a plant from the south.”')
  expect(cues.at(-1)).toMatch(/a drink!$/)
})

test('a long sentence is split evenly, at a phrase, never leaving one word behind', () => {
  expect(textOf(speak('How did the leaf of one mountain shrub become the drink of half the world?'))).toEqual([
    'How did the leaf of one mountain shrub',
    'become the drink of half the world?',
  ])
  expect(
    textOf(speak('Within a century, tea had become the favourite drink of Britain, from palaces to factory floors.')),
  ).toEqual(['Within a century, tea had become the favourite drink of Britain,', 'from palaces to factory floors.'])
})

test('a long pause ends a cue', () => {
  expect(textOf(speak('one two three four', { 1: 0.8 }))).toEqual(['one two', 'three four'])
})

test('a word appears on the frame that holds its first sample', () => {
  const timings = speak('alpha beta gamma')
  const [cue] = cutCues(clipOf(timings, 50_000), timings, rate)
  const frames = cue!.words.map(word => word.fromFrame)
  expect(frames).toEqual(timings.words.map(word => sampleToFrame(50_000 + Math.round(word.from * SAMPLE_RATE), rate)))
})

test('cues follow each other inside the clip, for any text and pace', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'abcdefgh') })
    .chain(letters => fc.constantFrom(letters, `${letters},`, `${letters}.`))
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 80 }),
      fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { maxLength: 80 }),
      (words, pauses) => {
        const timings = speak(words.join(' '), Object.fromEntries(pauses.entries()))
        const clip = clipOf(timings)
        const cues = cutCues(clip, timings, rate)
        let end = clip.startFrame
        for (const cue of cues) {
          expect(cue.fromFrame).toBeGreaterThanOrEqual(end)
          expect(cue.toFrame).toBeGreaterThan(cue.fromFrame)
          end = cue.toFrame
        }
        expect(end).toBeLessThanOrEqual(clip.startFrame + clip.lengthFrames)
        expect(cues.flatMap(cue => cue.words.map(one => one.text)).join(' ')).toBe(timings.text)
      },
    ),
  )
})
