/** The voice in its worker in a real browser: loaded by address, speaks, is cancelled. */
import { asContentHQError } from '@contenthq/model'
import { expect, test } from 'vitest'
import { offlineSpeech } from './offline-speech.ts'

test('speaks in a worker and stops when asked', async () => {
  const provider = offlineSpeech()
  const request = { language: 'en', voice: 'slt', speed: 1 }
  const { signal } = new AbortController()
  const shares: number[] = []
  const [first, second] = await Promise.all([
    provider.speak(
      { ...request, text: 'Hello, world. This is a film.' },
      { signal, onProgress: share => shares.push(share) },
    ),
    provider.speak({ ...request, text: 'And this is another scene.' }, { signal }),
  ])
  expect(first.timings.words.map(({ start, end }) => first.timings.text.slice(start, end))).toEqual(
    'Hello, world. This is a film.'.split(' '),
  )
  expect(first.channels[0]!.length / first.sampleRate).toBeGreaterThan(1.5)
  expect(second.timings.words.length).toBe(5)
  expect(shares.at(-1)).toBe(1)

  const abort = new AbortController()
  const long = provider.speak(
    { ...request, text: 'One more sentence. '.repeat(300) },
    { signal: abort.signal, onProgress: () => abort.abort() },
  )
  const code = await long.then(
    () => 'none',
    thrown => asContentHQError(thrown).code,
  )
  expect(code).toBe('cancelled')
  expect((await provider.speak({ ...request, text: 'Still here.' }, { signal })).timings.words.length).toBe(2)
})
