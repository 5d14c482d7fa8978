/** Owns the narration of a language that nobody here speaks: silence as long as reading takes, with a moment for every word. */
import { readingSeconds, SAMPLE_RATE, type Speech, type WordTiming } from '@contenthq/model'

/** Reading starts and ends with a short rest, seconds. */
const REST = 0.2

/** Words are shown one after the other, each as long as its share of the letters. */
export function silentNarration(text: string, language: string): Speech {
  const seconds = readingSeconds(text, language) + 2 * REST
  const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(part => part.isWordLike)
  const letters = words.reduce((sum, word) => sum + word.segment.length + 1, 0)
  let at = REST
  const timings = words.map(({ segment, index }): WordTiming => {
    const from = at
    at += ((seconds - 2 * REST) * (segment.length + 1)) / letters
    return { start: index, end: index + segment.length, from, to: at }
  })
  return {
    channels: [new Float32Array(Math.round(seconds * SAMPLE_RATE))],
    sampleRate: SAMPLE_RATE,
    timings: { text, language, origin: 'reading-speed', words: timings },
    voice: '',
    provenance: { provider: 'silence', licence: 'CC0-1.0' },
  }
}
