/** Owns the project that the recorded session plays: nine scenes about tea, complete with takes. For tests and the sheet only. */
import {
  type Asset,
  createProject,
  defaultSettings,
  type NarrationTake,
  type ProjectDocument,
  type Scene,
  type VisualTake,
} from '@contenthq/model'

type Row = readonly [
  title: string,
  seconds: number,
  score: number,
  motion: string,
  transition: string,
  narration: string,
]

const rows: readonly Row[] = [
  [
    'A leaf in the water',
    5.2,
    94,
    'zoom-in',
    'cut',
    'One leaf. One bowl of hot water. And the drink that changed the world.',
  ],
  [
    'The emperor’s bowl',
    8.4,
    91,
    'pan-right',
    'crossfade',
    'Legend says it began in 2737 BC, when leaves from a wild tree drifted into Emperor Shennong’s boiling water.',
  ],
  [
    'Medicine first',
    8.6,
    68,
    'zoom-in',
    'crossfade',
    'For centuries tea was medicine. The oldest tea ever found lay in a Chinese emperor’s tomb for more than two thousand years.',
  ],
  [
    'Lu Yu writes the book',
    6.8,
    89,
    'zoom-out',
    'cut',
    'Around 760, Lu Yu wrote The Classic of Tea, the first book on growing, brewing and drinking it.',
  ],
  [
    'A ceremony in Japan',
    6,
    96,
    'pan-left',
    'crossfade',
    'Buddhist monks carried seeds to Japan, where drinking tea became a ceremony.',
  ],
  [
    'The Tea Horse Road',
    7.2,
    88,
    'zoom-in',
    'crossfade',
    'Pressed into bricks, tea climbed the Tea Horse Road, traded in the mountains of Tibet for war horses.',
  ],
  [
    'Ships to Europe',
    6.6,
    92,
    'pan-right',
    'crossfade',
    'In 1610 Dutch ships brought the first tea to Europe. Within a century, London was hooked.',
  ],
  [
    'Boston harbour',
    6.4,
    84,
    'ken-burns',
    'crossfade',
    'In 1773 colonists in Boston threw 342 chests of it into the harbour.',
  ],
  [
    'Two billion cups',
    6.8,
    90,
    'zoom-out',
    'crossfade',
    'Today the world drinks more than two billion cups a day. Only water is more popular.',
  ],
]

const picture = (hash: string): Asset => ({
  hash,
  kind: 'image',
  mimeType: 'image/jpeg',
  bytes: 28_000,
  width: 800,
  height: 450,
  provenance: { provider: 'offline-art', licence: 'CC0-1.0' },
})

const visual = (id: string, hash: string, prompt: string, score: number, reasons: readonly string[]): VisualTake => ({
  id,
  asset: hash,
  prompt,
  provider: 'offline-art',
  attempt: 1,
  check: { provider: 'offline-checks', kind: 'meaning', score, parts: { relevance: score }, reasons },
})

function sceneOf([title, seconds, score, motion, transition, narration]: Row, index: number): Scene {
  const number = index + 1
  const last = visual(`v${number}`, `scene-${number}`, `${title}, storybook picture, warm light`, score, [])
  const spoken: NarrationTake = {
    id: `n${number}`,
    asset: `voice-${number}`,
    timings: `words-${number}`,
    timingOrigin: 'phones',
    samples: Math.round((seconds - 0.9) * 48_000),
    provider: 'offline-speech',
    voice: 'slt',
    text: narration,
    speed: 1,
  }
  const first = visual('v6-1', 'scene-6-take-1', 'Tea on the move, storybook picture', 54, [
    'The sentence is about horses on a mountain road. The picture shows a ship.',
  ])
  return {
    id: `scene-${number}`,
    kind: index === 0 ? 'title' : 'picture',
    title,
    narration,
    sources: [],
    visualDescription: title,
    imagePrompt:
      number === 6
        ? 'Horse carrying tea bricks over a high mountain pass, tents, dusk light, no water'
        : `${title}, storybook picture, warm light`,
    visuals: { list: number === 6 ? [first, last] : [last], inUse: last.id },
    narrations: { list: [spoken], inUse: spoken.id },
    motion:
      motion === 'ken-burns' ? { style: motion, from: [0, 0, 0.9, 0.9], to: [0.12, 0.2, 0.8, 0.8] } : { style: motion },
    transition: { style: transition, seconds: transition === 'cut' ? 0 : 0.5 },
    pins: {},
    edited: number === 4,
  }
}

const names = [...rows.map((_, index) => `scene-${index + 1}`), 'scene-6-take-1']

/** The finished project. */
export const recordedProject: ProjectDocument = {
  ...createProject({
    id: 'tea',
    createdAt: '2026-11-20T09:00:00Z',
    title: 'The history of tea',
    input: { kind: 'topic', topic: 'The history of tea' },
    settings: defaultSettings,
  }),
  source: { kind: 'wikipedia', title: 'History of tea', words: 4120, textHash: 'tea' },
  story: {
    title: 'The history of tea',
    hook: 'One leaf.',
    synopsis: 'From a legend to two billion cups a day.',
    closing: 'Only water is more popular.',
    provider: 'offline-story',
  },
  scenes: rows.map(sceneOf),
  music: { list: [{ id: 'm1', asset: 'music-1', provider: 'offline-music', mood: 'warm', seconds: 70 }], inUse: 'm1' },
  assets: Object.fromEntries(names.map(hash => [hash, picture(hash)])),
}
