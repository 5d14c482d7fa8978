/** Owns how everything is built, served and tested: the source condition, and the vitest projects by room. */
import { existsSync } from 'node:fs'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { watchMemory } from './scripts/bench/process-tree.ts'
import { contenthqAssets } from './scripts/vite-assets.ts'

const chromium = [
  process.env.CONTENTHQ_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
].find(path => path && existsSync(path))
const resolve = { conditions: ['source', 'module', 'browser', 'development|production'] }

const browser = {
  enabled: true,
  commands: { browserMemory: () => watchMemory().stop() },
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
}

/** Everything that browser code loads after its first module. */
const lateDependencies = [
  '@ffmpeg/ffmpeg',
  '@ffmpeg/ffmpeg/worker',
  '@ffmpeg/util',
  '@lit/context',
  '@mozilla/readability',
  'comlink',
  'culori/fn',
  'dexie',
  'htmlparser2',
  'linkedom/worker',
  'lit',
  'lit/directives/repeat.js',
  'marked',
  'mediabunny',
  'simplex-noise',
  'unpdf/pdfjs',
  'zod',
]

/** The slow tier, *.deep.test.ts and *.browser.deep.test.ts; only `npm run test:deep` asks for it. */
const deepProjects = [
  {
    extends: true as const,
    test: {
      name: 'deep',
      include: ['packages/*/src', 'worker-api', 'scripts', 'demo'].map(room => `${room}/**/*.deep.test.ts`),
      exclude: ['**/*.browser.deep.test.ts', '**/node_modules/**'],
      testTimeout: 1_800_000,
      hookTimeout: 120_000,
    },
  },
  {
    extends: true as const,
    test: {
      name: 'deep-browser',
      include: ['packages/*/src/**/*.browser.deep.test.ts'],
      testTimeout: 1_800_000,
      browser,
    },
  },
]

/** *.browser.test.ts runs in Chromium, worker-api's tests start workerd, every other *.test.ts runs in Node. */
export default defineConfig({
  resolve,
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  worker: { format: 'es' },
  plugins: [contenthqAssets()],
  // found late, inside workers or lazy chunks, they would reload the page in the middle of a film or a test
  optimizeDeps: { include: lateDependencies },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/*.deep.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'workerd',
          include: ['worker-api/**/*.test.ts'],
          exclude: ['**/*.deep.test.ts', '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.ts'],
          testTimeout: 60_000,
          browser,
        },
      },
      ...(process.env.CONTENTHQ_DEEP ? deepProjects : []),
    ],
  },
})
