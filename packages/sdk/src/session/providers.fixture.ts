/** Small real providers for tests: true pictures and sounds, made in milliseconds, that can be told to fail or to wait. */
import { ContentHQError, type Provider, SAMPLE_RATE, type SceneDraft } from '@contenthq/model'

export type TestProviders = {
  readonly providers: readonly Provider[]
  /** Scores that the check gives, in order; 90 when none is left. */
  readonly scores: number[]
  /** Names of pieces that fail once: 'speech:1', 'image:0'. */
  readonly failing: Set<string>
  /** What was made, in order. */
  readonly made: string[]
  /** Runs before each picture; a test may wait or pause here. */
  beforePicture: (index: number) => Promise<void> | void
}

const provenance = { provider: 'test', licence: 'CC0-1.0' }
const SENTENCES = [
  'Tea began as a leaf in hot water.',
  'Monks carried its seeds to Japan.',
  'Ships brought it to Europe.',
  'Now the whole world drinks it.',
]
const COLOURS = ['#345', '#653', '#364', '#536']

export function testProviders(): TestProviders {
  const made: string[] = []
  const scores: number[] = []
  const failing = new Set<string>()
  const info = (id: string) => ({ id, label: id, place: 'own' }) as const
  const note = (name: string) => {
    made.push(name)
    if (failing.delete(name)) throw new ContentHQError('provider-failed', name)
  }

  const test: TestProviders = {
    made,
    scores,
    failing,
    beforePicture: () => undefined,
    providers: [
      {
        ...info('test-source'),
        capability: 'source',
        async read({ input }) {
          if (input.kind !== 'topic') return undefined
          return {
            kind: 'sample',
            title: input.topic,
            language: 'en',
            text: SENTENCES.join(' '),
            textHash: '0'.repeat(64),
            sections: [],
            images: [],
            licence: 'CC0-1.0',
          }
        },
      },
      {
        ...info('test-story'),
        capability: 'story',
        async writeStory({ document }) {
          note('story')
          return { title: document.title, hook: SENTENCES[0]!, synopsis: '', closing: SENTENCES[3]!, paragraphs: [] }
        },
        async planScenes() {
          return SENTENCES.map(
            (narration, index): SceneDraft => ({
              kind: index === 0 ? 'title' : 'picture',
              title: `Scene ${index + 1}`,
              narration,
              sources: [],
              visualDescription: '',
              imagePrompt: `picture ${index}`,
              motion: { style: index % 2 ? 'pan-left' : 'zoom-in' },
              transition: { style: 'crossfade', seconds: 0.3 },
            }),
          )
        },
        async repairPrompt({ prompt }) {
          return `${prompt}, better`
        },
      },
      {
        ...info('test-image'),
        capability: 'image',
        async makePicture({ index, attempt }, { signal }) {
          await test.beforePicture(index)
          signal.throwIfAborted()
          note(`image:${index}`)
          const canvas = new OffscreenCanvas(320, 180)
          const context = canvas.getContext('2d')!
          context.fillStyle = COLOURS[index % 4]!
          context.fillRect(0, 0, 320, 180)
          context.fillStyle = '#ccc'
          for (let x = attempt * 3; x < 320; x += 12 + index * 5) context.fillRect(x, 0, 5, 180)
          const blob = await canvas.convertToBlob({ type: 'image/png' })
          return {
            bytes: new Uint8Array(await blob.arrayBuffer()),
            mimeType: 'image/png',
            width: 320,
            height: 180,
            provenance,
          }
        },
      },
      {
        ...info('test-check'),
        capability: 'vision',
        async checkPicture() {
          const score = scores.shift() ?? 90
          return {
            provider: 'test-check',
            kind: 'technical',
            score,
            parts: {},
            reasons: score < 60 ? ['too dull'] : [],
          }
        },
      },
      {
        ...info('test-speech'),
        capability: 'speech',
        async voices() {
          return [{ id: 'slt', label: 'Test', language: 'en-US', gender: 'neutral' }]
        },
        async speak({ text, language, voice, speed }) {
          note(`speech:${SENTENCES.indexOf(text)}`)
          const words = [...text.matchAll(/[\w’'-]+/g)]
          const each = 0.28 / speed
          const samples = Math.round((words.length * each + 0.2) * SAMPLE_RATE)
          const channel = Float32Array.from({ length: samples }, (_, i) => 0.2 * Math.sin(i / 20))
          const timings = words.map((word, at) => ({
            start: word.index,
            end: word.index + word[0].length,
            from: at * each,
            to: (at + 0.9) * each,
          }))
          return {
            channels: [channel],
            sampleRate: SAMPLE_RATE,
            timings: { text, language, origin: 'phones', words: timings },
            voice,
            provenance,
          }
        },
      },
      {
        ...info('test-music'),
        capability: 'music',
        async compose({ seconds }) {
          note('music')
          const channel = Float32Array.from(
            { length: Math.round(seconds * SAMPLE_RATE) },
            (_, i) => 0.2 * Math.sin(i / 60),
          )
          return { channels: [channel, channel.slice()], sampleRate: SAMPLE_RATE, provenance }
        },
      },
    ],
  }
  return test
}
