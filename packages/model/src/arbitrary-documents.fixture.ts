/** Random project documents and random commands on them, for the laws. Ids come from small pools, so that they collide. */
import fc from 'fast-check'
import type { Command } from './edits/command.ts'
import type { Asset, AssetHash, Depicted } from './project/asset.ts'
import { type Ground, pictureFits } from './project/ground.ts'
import { aspectRatios, type FrameRate, qualities } from './project/output.ts'
import { corners, type Overlay } from './project/overlays.ts'
import { type MusicTake, moods, type ProjectDocument, type ProjectSettings } from './project/project.ts'
import type { NarrationTake, Scene, Takes, VisualTake } from './project/scene.ts'
import type { SceneSound } from './project/sound.ts'

export const frameRates: readonly FrameRate[] = [
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30, den: 1 },
  { num: 60, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 24_000, den: 1001 },
]

const sceneIds = ['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7']
const takeIds = ['t0', 't1', 't2', 't3', 't4']
const hashes = ['h0', 'h1', 'h2', 'h3', 'h4', 'h5']
/** fast-check's records have no prototype; documents that were parsed have one. */
const plain = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> => arbitrary.map(value => structuredClone(value))
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values)
const seconds = (max: number) => fc.double({ min: 0, max, noNaN: true })
const words = fc.stringMatching(/^([a-zäé]{1,9}[ ,.]?){0,12}$/)

const depicted: fc.Arbitrary<Depicted> = fc.record({
  name: oneOf(['teapot', 'ocean']),
  asked: oneOf(['scene', 'place']),
  words: fc.array(oneOf(['tea', 'sea']), { maxLength: 2 }),
})

export const asset: fc.Arbitrary<Asset> = fc.record(
  {
    hash: oneOf(hashes),
    kind: oneOf(['image', 'video', 'narration', 'music', 'timings'] as const),
    mimeType: fc.constant('image/png'),
    bytes: fc.nat(1_000_000),
    seconds: seconds(600),
    frames: fc.nat(9000),
    hasSound: fc.boolean(),
    firstFrameAt: oneOf([-0.5, 0.02, 1]),
    provenance: fc.record(
      {
        provider: oneOf(['offline-art', 'user']),
        licence: fc.constant('MIT'),
        shows: fc.record(
          { environment: depicted, main: depicted, props: fc.array(depicted, { maxLength: 2 }) },
          { requiredKeys: ['environment', 'props'] },
        ),
      },
      { requiredKeys: ['provider', 'licence'] },
    ),
  },
  { requiredKeys: ['hash', 'kind', 'mimeType', 'bytes', 'provenance'] },
)

const visualTake: fc.Arbitrary<VisualTake> = fc.record(
  {
    id: oneOf(takeIds),
    asset: oneOf(hashes),
    prompt: words,
    provider: fc.constant('offline-art'),
    attempt: fc.integer({ min: 1, max: 3 }),
    focus: fc.record({ x: seconds(1), y: seconds(1) }),
    trim: fc.record({ start: fc.nat(400_000), end: fc.nat(400_000) }),
  },
  { requiredKeys: ['id', 'asset', 'prompt', 'provider', 'attempt'] },
)

const narrationTake: fc.Arbitrary<NarrationTake> = fc.record({
  id: oneOf(takeIds),
  asset: oneOf(hashes),
  timings: oneOf(hashes),
  timingOrigin: fc.constant('phones' as const),
  samples: fc.oneof(fc.nat(48_000 * 12), fc.constant(0), fc.nat(3)),
  provider: fc.constant('offline-voice'),
  voice: fc.constant('slt'),
  text: words,
  speed: fc.constant(1),
})

const musicTake: fc.Arbitrary<MusicTake> = fc.record({
  id: oneOf(takeIds),
  asset: oneOf(hashes),
  provider: fc.constant('offline-music'),
  mood: oneOf(moods),
  seconds: fc.oneof(seconds(90), fc.constant(0)),
})

const takes = <T extends { readonly id: string }>(take: fc.Arbitrary<T>): fc.Arbitrary<Takes<T>> =>
  fc
    .tuple(fc.uniqueArray(take, { maxLength: 3, selector: ({ id }) => id }), fc.option(fc.nat()))
    .map(([list, pick]) => {
      const inUse = pick === null ? undefined : list[pick % Math.max(1, list.length)]?.id
      return { list, ...(inUse === undefined ? {} : { inUse }) }
    })

const sceneSound: fc.Arbitrary<SceneSound> = fc.record(
  {
    narrationGain: fc.integer({ min: -24, max: 12 }),
    videoGain: fc.integer({ min: -40, max: 12 }),
    ducking: fc.boolean(),
  },
  { requiredKeys: [] },
)

const groundOf = (colours: 'possible' | 'wild'): fc.Arbitrary<Ground> => {
  const colour = oneOf(colours === 'wild' ? ['#0a0B0c', 'red', ''] : ['#0a0B0c', '#ffffff'])
  return fc.oneof(
    fc.record({ kind: fc.constant('colour' as const), colour }),
    fc.record({ kind: fc.constant('gradient' as const), from: colour, to: colour, angle: fc.integer() }),
  )
}

/** `wild` ones are refused by edits. */
const overlayOf = (bounds: 'possible' | 'wild'): fc.Arbitrary<Overlay> => {
  const wild = bounds === 'wild' ? 1 : 0
  const times = {
    // JSON has no −0
    from: fc.double({ min: wild ? -1 : 0, max: 20, noNaN: true }).map(value => value + 0),
    seconds: fc.double({ min: wild ? 0 : 0.001, max: wild ? 1e9 : 20, noNaN: true }),
  }
  return fc.oneof(
    fc.record(
      {
        id: oneOf(takeIds),
        kind: fc.constant('logo' as const),
        asset: oneOf(hashes),
        place: fc.oneof(oneOf(corners), fc.record({ x: seconds(1 + wild), y: seconds(1) })),
        size: fc.double({ min: 0.02, max: 1 + wild, noNaN: true }),
        opacity: seconds(1 + wild),
        safe: fc.boolean(),
        ...times,
      },
      { requiredKeys: ['id', 'kind', 'asset', 'place', 'size', 'opacity'] },
    ),
    fc.record(
      {
        id: oneOf(takeIds),
        kind: fc.constant('lower-third' as const),
        name: words,
        line: words,
        style: oneOf(['bar', 'card']),
        ...times,
      },
      { requiredKeys: ['id', 'kind', 'name', 'line', 'style'] },
    ),
  )
}

const overlay = overlayOf('wild')
const overlayList = fc.uniqueArray(overlayOf('possible'), { minLength: 1, maxLength: 4, selector: ({ id }) => id })

/** `pinned` adds values set by hand. */
const sceneWith = (pinned: 'pinned' | 'free'): fc.Arbitrary<Scene> =>
  fc.record(
    {
      id: oneOf(sceneIds),
      kind: oneOf(['title', 'picture'] as const),
      title: words,
      narration: words,
      sources: fc.constant([]),
      visualDescription: words,
      imagePrompt: words,
      visuals: takes(visualTake),
      narrations: takes(narrationTake),
      motion: fc.record({ style: oneOf(['still', 'ken-burns', 'pan']) }),
      transition: fc.record({ style: oneOf(['cut', 'crossfade']), seconds: seconds(5) }),
      captionStyle: oneOf(['plate', 'outline']),
      sound: sceneSound,
      ground: groundOf('possible'),
      fit: oneOf(pictureFits),
      overlays: overlayList,
      pins:
        pinned === 'free'
          ? fc.constant({})
          : fc.record(
              {
                startFrame: fc.oneof(fc.nat(300), fc.noBias(fc.nat(20_000))),
                lengthFrames: fc.integer({ min: 1, max: 600 }),
                trim: fc.record({ start: fc.nat(400_000), end: fc.nat(400_000) }),
              },
              { requiredKeys: [] },
            ),
      edited: fc.boolean(),
    },
    {
      requiredKeys: [
        'id',
        'kind',
        'title',
        'narration',
        'sources',
        'visualDescription',
        'imagePrompt',
        'visuals',
        'narrations',
        'motion',
        'transition',
        'pins',
        'edited',
      ],
    },
  )

const settings: fc.Arbitrary<ProjectSettings> = fc.record(
  {
    output: fc.record({
      aspectRatio: oneOf(aspectRatios),
      quality: oneOf(qualities),
      frameRate: oneOf(frameRates),
    }),
    targetSeconds: fc.double({ min: 10, max: 600, noNaN: true }),
    mood: oneOf(moods),
    language: oneOf(['en', 'de', 'ja']),
    seed: fc.nat(),
    voice: fc.record({ voice: fc.constant('slt'), speed: fc.double({ min: 0.5, max: 2, noNaN: true }) }),
    music: fc.record(
      {
        enabled: fc.boolean(),
        gain: fc.constant(-12),
        duck: fc.constant(-14),
        ducking: fc.record({ enabled: fc.boolean(), release: fc.constant(2) }, { requiredKeys: [] }),
        fadeOut: seconds(30),
        start: seconds(90),
        loop: fc.boolean(),
        crossfade: seconds(10),
      },
      { requiredKeys: ['enabled', 'gain', 'duck'] },
    ),
    sound: fc.record({ loudness: oneOf([-14, -16, -23]), peak: fc.constant(-2) }, { requiredKeys: [] }),
    captions: fc.record({ enabled: fc.boolean(), style: fc.constant('plate') }),
    pacing: fc.record({ lead: seconds(3), tail: seconds(3) }),
  },
  {
    requiredKeys: ['output', 'targetSeconds', 'mood', 'language', 'seed', 'voice', 'music', 'captions', 'pacing'],
  },
)

export const documentWith = (pins: 'pinned' | 'free'): fc.Arbitrary<ProjectDocument> =>
  plain(
    fc.record(
      {
        version: fc.constant(1 as const),
        id: fc.constant('p'),
        title: words,
        createdAt: fc.constant('2026-11-22T00:00:00.000Z'),
        input: fc.record({ kind: fc.constant('topic' as const), topic: words }),
        settings,
        source: fc.record({ kind: fc.constant('text' as const), title: words, words: fc.nat(), textHash: words }),
        story: fc.record({ title: words, hook: words, synopsis: words, closing: words, provider: words }),
        scenes: fc.uniqueArray(sceneWith(pins), { maxLength: 6, selector: ({ id }) => id }),
        music: takes(musicTake),
        overlays: overlayList,
        assets: fc
          .array(asset, { maxLength: 5 })
          .map(list => Object.fromEntries(list.map(one => [one.hash, one])) as Record<AssetHash, Asset>),
      },
      { requiredKeys: ['version', 'id', 'title', 'createdAt', 'input', 'settings', 'scenes', 'music', 'assets'] },
    ),
  )

const scene = sceneWith('pinned')
const sceneId = oneOf(sceneIds)
const after = fc.option(sceneId)
const pieceTake = fc.oneof(
  fc.record({ piece: fc.constant('visual' as const), take: visualTake }),
  fc.record({ piece: fc.constant('narration' as const), take: narrationTake }),
)
const piece = oneOf(['visual', 'narration'] as const)

const overlayOwner = fc.oneof(fc.constant(null), sceneId)

/** One arbitrary a kind: a kind that is missing here does not compile. */
const records: {
  readonly [K in Command['kind']]: fc.Arbitrary<Extract<Command, { readonly kind: K }>>
} = {
  'add-scene': fc.record({ kind: fc.constant('add-scene' as const), scene, after }),
  'remove-scene': fc.record({ kind: fc.constant('remove-scene' as const), scene: sceneId }),
  'move-scene': fc.record({ kind: fc.constant('move-scene' as const), scene: sceneId, after }),
  'set-scene': fc
    .tuple(sceneId, scene, fc.subarray(['title', 'narration', 'motion', 'transition', 'pins', 'edited'] as const))
    .chain(([id, source, keys]) =>
      fc
        .tuple(fc.option(fc.option(oneOf(['plate', 'outline', 'quiet']))), fc.option(groundOf('wild')))
        .map(([style, ground]) => ({
          kind: 'set-scene' as const,
          scene: id,
          fields: {
            ...Object.fromEntries(keys.map(key => [key, source[key]])),
            ...(style === null ? {} : { captionStyle: source.edited ? style : null }),
            ...(source.sound ? { sound: source.edited ? source.sound : null } : {}),
            ...(source.fit ? { fit: source.edited ? source.fit : null } : {}),
            ...(ground ? { ground: source.edited ? ground : null } : {}),
          },
        })),
    ),
  'add-overlay': fc
    .record({ scene: overlayOwner, overlay, assets: fc.array(asset, { maxLength: 2 }) })
    .chain(fields =>
      fc
        .option(oneOf(takeIds))
        .map(before => ({ kind: 'add-overlay' as const, ...fields, ...(before === null ? {} : { before }) })),
    ),
  'set-overlay': fc.record({
    kind: fc.constant('set-overlay' as const),
    scene: overlayOwner,
    overlay,
    add: fc.array(asset, { maxLength: 2 }),
    drop: fc.subarray([...hashes]),
  }),
  'remove-overlay': fc.record({
    kind: fc.constant('remove-overlay' as const),
    scene: overlayOwner,
    overlay: oneOf(takeIds),
    assets: fc.subarray([...hashes]),
  }),
  'add-take': fc
    .tuple(sceneId, pieceTake, fc.array(asset, { maxLength: 3 }), fc.option(oneOf(takeIds)))
    .map(([id, made, assets, before]) => ({
      kind: 'add-take' as const,
      scene: id,
      ...made,
      assets,
      ...(before === null ? {} : { before }),
    })),
  'choose-take': fc.record({
    kind: fc.constant('choose-take' as const),
    scene: sceneId,
    piece,
    take: fc.option(oneOf(takeIds)),
  }),
  'remove-take': fc.record({
    kind: fc.constant('remove-take' as const),
    scene: sceneId,
    piece,
    take: oneOf(takeIds),
    inUse: fc.option(oneOf(takeIds)),
    assets: fc.subarray([...hashes]),
  }),
  'set-music': fc.record({
    kind: fc.constant('set-music' as const),
    music: takes(musicTake),
    add: fc.array(asset, { maxLength: 3 }),
    drop: fc.subarray([...hashes]),
  }),
  'set-settings': settings.chain(all =>
    fc.subarray(Object.keys(all) as (keyof ProjectSettings)[]).map(keys => ({
      kind: 'set-settings' as const,
      settings: Object.fromEntries(keys.map(key => [key, all[key]])),
    })),
  ),
  'set-story': documentWith('pinned').map(({ title, source, story, scenes }) => ({
    kind: 'set-story' as const,
    title,
    source: source ?? null,
    story: story ?? null,
    scenes,
  })),
  'apply-look': fc.tuple(documentWith('pinned'), settings).chain(([{ scenes }, { captions, music }]) =>
    fc.record({
      kind: fc.constant('apply-look' as const),
      scenes: fc.uniqueArray(sceneId, { maxLength: 4 }).map(ids =>
        ids.flatMap((scene, index) => {
          const like = scenes[index % Math.max(1, scenes.length)]
          return like
            ? [{ scene, motion: like.motion, transition: like.transition, captionStyle: like.captionStyle ?? null }]
            : []
        }),
      ),
      captions: fc.constant(captions),
      music: fc.constant(music),
    }),
  ),
  'set-title': fc.record({ kind: fc.constant('set-title' as const), title: words }),
  'trim-visual': fc.record({
    kind: fc.constant('trim-visual' as const),
    scene: sceneId,
    take: oneOf(takeIds),
    trim: fc.option(fc.record({ start: fc.integer({ min: -3, max: 400_000 }), end: fc.nat(400_000) })),
  }),
}

export const commandsByKind = Object.fromEntries(
  Object.entries<fc.Arbitrary<Command>>(records).map(([kind, arbitrary]) => [kind, plain(arbitrary)]),
) as Readonly<Record<Command['kind'], fc.Arbitrary<Command>>>

export const command: fc.Arbitrary<Command> = fc.oneof(...Object.values<fc.Arbitrary<Command>>(commandsByKind))
