/** Owns the table of who may import whom. Data only; find-imports.ts reads the files, check-imports.ts judges. */

/** 'value': any import. 'lazy': `import()` or `import type`. 'type': `import type` only. */
export type Reach = 'value' | 'lazy' | 'type'

export type PackageRule = {
  readonly folder: string
  /** Own packages by the specifier written; a package's own entry is never imported from inside. */
  readonly may: Readonly<Record<string, Reach>>
  /** What its tests may import besides; there 'lazy' counts as 'value'. */
  readonly tests?: readonly string[]
  /** Folders (from the package) that may import `node:` modules. */
  readonly node?: readonly string[]
  /** Foreign packages that only some rooms may import: name → path prefixes inside the package. */
  readonly only?: Readonly<Record<string, readonly string[]>>
  /**
   * Rooms by path prefix inside the package, the longest one counts, and the prefixes that each may import;
   * 'prefix:type' for types only, '*' for all. A file without a room is free. A room always sees itself.
   */
  readonly rooms?: Readonly<Record<string, readonly string[]>>
}

export const packageRules: Readonly<Record<string, PackageRule>> = {
  '@contenthq/model': {
    folder: 'packages/model',
    may: {},
    only: { zod: ['src/api/', 'src/project/open-document', 'src/project/versions/'] },
  },
  '@contenthq/sources': {
    folder: 'packages/sources',
    may: { '@contenthq/model': 'value' },
  },
  '@contenthq/engine': {
    folder: 'packages/engine',
    may: { '@contenthq/model': 'value' },
    rooms: {
      'src/display-list': [],
      'src/composition': ['src/display-list'],
      'src/ffmpeg/': [],
      'src/media/': ['src/ffmpeg/', 'src/composition', 'src/display-list'],
      'src/text/': ['src/composition', 'src/display-list'],
      'src/compose/': ['src/text/', 'src/composition', 'src/display-list'],
      'src/painters/': ['src/media/:type', 'src/display-list'],
      'src/audio/': ['src/ffmpeg/', 'src/media/', 'src/composition', 'src/display-list'],
      'src/segments/': ['src/compose/', 'src/audio/', 'src/text/:type', 'src/composition', 'src/display-list'],
      'src/render/worker/': [
        'src/painters/',
        'src/audio/',
        'src/media/',
        'src/ffmpeg/',
        'src/composition',
        'src/display-list',
        'src/render/protocol',
        'src/render/signal-port',
        'src/segments/:type',
      ],
      // the two files that both sides of the worker border read
      'src/render/protocol': [
        'src/audio/:type',
        'src/media/:type',
        'src/segments/:type',
        'src/painters/:type',
        'src/composition',
        'src/display-list',
      ],
      'src/render/signal-port': [],
      'src/render/': ['*'],
      'src/can-render/': ['*'],
      'src/testing/': [],
      'src/preview/': ['*'],
    },
  },
  '@contenthq/offline': {
    folder: 'packages/offline',
    may: { '@contenthq/model': 'value', '@contenthq/sources': 'value' },
  },
  '@contenthq/sdk': {
    folder: 'packages/sdk',
    may: {
      '@contenthq/model': 'value',
      '@contenthq/model/api': 'lazy',
      '@contenthq/engine': 'lazy',
      '@contenthq/sources': 'lazy',
      '@contenthq/offline': 'lazy',
    },
    tests: ['@contenthq/engine/testing', '@contenthq/engine/worker'],
    rooms: {
      'src/session-contract': [],
      'src/history/': ['src/session-contract'],
      'src/api/': ['src/session-contract'],
      'src/store/': ['src/sync/:type', 'src/session-contract'],
      'src/cache/': ['src/session-contract', 'src/store/:type'],
      'src/providers/': ['src/api/', 'src/cache/:type', 'src/session-contract'],
      'src/sync/': ['src/api/', 'src/store/', 'src/cache/', 'src/session-contract'],
      'src/pipeline/': ['src/providers/', 'src/store/', 'src/cache/', 'src/history/', 'src/session-contract'],
    },
  },
  '@contenthq/studio': {
    folder: 'packages/studio',
    may: { '@contenthq/model': 'value', '@contenthq/sdk': 'lazy' },
    tests: ['@contenthq/sdk/testing'],
    rooms: {
      'src/styles/': [],
      'src/locales/': [],
      'src/elements/': [
        'src/styles/',
        'src/locales/',
        'src/studio-element',
        'src/session-controller',
        'src/events',
        'src/requests',
      ],
    },
  },
  contenthq: {
    folder: 'packages/cli',
    may: { '@contenthq/model': 'value', '@contenthq/sdk': 'value', '@contenthq/worker-api/dev': 'value' },
    node: ['src/'],
  },
  '@contenthq/worker-api': {
    folder: 'worker-api',
    may: { '@contenthq/model': 'value', '@contenthq/model/api': 'value', '@contenthq/sources': 'value' },
    tests: ['@contenthq/sdk/testing'],
    node: ['dev/'],
    rooms: { 'src/': ['openapi.json', 'drizzle/'], 'dev/': ['*'] },
  },
  '@contenthq/demo': {
    folder: 'demo',
    node: ['firefox/'],
    may: {
      '@contenthq/model': 'value',
      '@contenthq/sdk': 'value',
      '@contenthq/studio': 'value',
      '@contenthq/studio/define': 'value',
      '@contenthq/studio/events': 'value',
    },
  },
}
