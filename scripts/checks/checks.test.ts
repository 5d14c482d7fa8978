/** Broken examples: each rule of the import table and of the house is shown to catch what it forbids, and only that. */
import { expect, test } from 'vitest'
import { findImports } from './find-imports.ts'
import { packageRules } from './import-table.ts'
import { judgeImports, type Manifests } from './judge-imports.ts'
import { judgeTree, MAX_LINES } from './judge-tree.ts'

const entries = { exports: { '.': {}, './api': {}, './dev': {}, './define': {}, './testing': {}, './worker': {} } }
const manifests: Manifests = {
  '': { devDependencies: { vitest: '1', 'fast-check': '1' } },
  ...Object.fromEntries(Object.keys(packageRules).map(name => [name, entries])),
  '@contenthq/model': { exports: { '.': {}, './api': {} }, dependencies: { zod: '4' } },
  '@contenthq/sdk': { ...entries, dependencies: { dexie: '4' }, devDependencies: { mediabunny: '1' } },
}

const rulesOf = (path: string, text: string) => judgeImports([{ path, text }], manifests).map(({ rule }) => rule)

test.each([
  // file, broken import, the rule that catches it
  ['packages/model/src/errors.ts', "import { z } from 'zod'", 'room-table'],
  ['packages/model/src/errors.ts', "import { openEngine } from '@contenthq/engine'", 'package-table'],
  ['packages/model/src/errors.ts', "import { readFileSync } from 'node:fs'", 'node-modules'],
  ['packages/sources/src/detect.ts', "import type { Engine } from '@contenthq/engine'", 'package-table'],
  ['packages/engine/src/engine.ts', "import { openStore } from '@contenthq/sdk'", 'package-table'],
  ['packages/engine/src/engine.ts', "import '../../model/src/errors.ts'", 'public-entries'],
  [
    'packages/engine/src/engine.ts',
    "import { ContentHQError } from '@contenthq/model/src/errors.ts'",
    'public-entries',
  ],
  ['packages/engine/src/engine.ts', "import { createEngine } from '@contenthq/engine'", 'own-entry'],
  ['packages/engine/src/engine.ts', "import lodash from 'lodash'", 'declared'],
  ['packages/engine/src/compose/compose.ts', "import { paint } from '../painters/canvas/paint.ts'", 'room-table'],
  ['packages/engine/src/painters/canvas/paint.ts', "import { compose } from '../../compose/compose.ts'", 'room-table'],
  ['packages/engine/src/render/worker/paint.ts', "import { compose } from '../../compose/compose.ts'", 'room-table'],
  ['packages/engine/src/render/worker/paint.ts', "import type { Cue } from '../../text/cues.ts'", 'room-table'],
  ['packages/engine/src/render/worker/paint.ts', "type Cue = import('../../text/cues.ts').Cue", 'room-table'],
  ['packages/engine/src/render/worker/paint.ts', "const lazy = () => import('../../compose/compose.ts')", 'room-table'],
  ['packages/engine/src/render/worker/paint.ts', "export * from '../pool.ts'", 'room-table'],
  [
    'packages/engine/src/render/worker/paint.ts',
    "new Worker(new URL('../../compose/compose.ts', import.meta.url))",
    'room-table',
  ],
  ['packages/sdk/src/session.ts', "import { createEngine } from '@contenthq/engine'", 'package-table'],
  ['packages/sdk/src/session.ts', "export { createEngine } from '@contenthq/engine'", 'package-table'],
  ['packages/sdk/src/session.ts', "import '@contenthq/offline'", 'package-table'],
  ['packages/sdk/src/session.ts', "import { Film } from 'mediabunny'", 'declared'],
  ['packages/sdk/src/api/client.ts', "import { openStore } from '../store/store.ts'", 'room-table'],
  ['packages/sdk/src/providers/cloud.ts', "import { openCache } from '../cache/cache.ts'", 'room-table'],
  ['packages/studio/src/define.ts', "import { createSession } from '@contenthq/sdk'", 'package-table'],
  ['packages/studio/src/elements/button/button.ts', "import '../../views/home/home.ts'", 'room-table'],
  ['worker-api/src/app.ts', "import { startDevApi } from '../dev/index.ts'", 'room-table'],
  ['worker-api/src/app.ts', "import { createSession } from '@contenthq/sdk'", 'package-table'],
  ['demo/src/main.ts', "import { createEngine } from '@contenthq/engine'", 'package-table'],
])('%s may not: %s', (path, text, rule) => {
  expect(rulesOf(path, text)).toEqual([rule])
})

test.each([
  ['packages/model/src/api/project.ts', "import { z } from 'zod'"],
  ['packages/model/src/project/open-document.ts', "import { z } from 'zod'"],
  ['packages/model/src/errors.test.ts', "import { test } from 'vitest'\nimport { readFileSync } from 'node:fs'"],
  ['packages/engine/src/render/worker/paint.ts', "import { paint } from '../../painters/canvas/paint.ts'"],
  ['packages/engine/src/render/render.ts', "import { compose } from '../compose/compose.ts'"],
  ['packages/engine/src/compose/compose.test.ts', "import { paint } from '../painters/canvas/paint.ts'"],
  ['packages/sdk/src/session.ts', "import type { Engine } from '@contenthq/engine'"],
  ['packages/sdk/src/session.ts', "const engine = await import('@contenthq/engine')"],
  ['packages/sdk/src/session.ts', "import { type Engine, type Player } from '@contenthq/engine'"],
  ['packages/sdk/src/session.ts', "type Engine = import('@contenthq/engine').Engine"],
  ['packages/sdk/src/session.test.ts', "import { createEngine } from '@contenthq/engine'"],
  ['packages/sdk/src/providers/cloud.ts', "import type { Cache } from '../cache/cache.ts'"],
  ['packages/studio/src/define.ts', "import type { Session } from '@contenthq/sdk'\nawait import('@contenthq/sdk')"],
  ['packages/studio/src/define.ts', "const picture = new URL('../../../demo/tea.svg', import.meta.url)"],
  [
    'packages/cli/src/main.ts',
    "import { join } from 'node:path'\nimport { startDevApi } from '@contenthq/worker-api/dev'",
  ],
  ['scripts/anything.ts', "import '../packages/model/src/errors.ts'"],
])('%s may: %s', (path, text) => {
  expect(rulesOf(path, text)).toEqual([])
})

test('a file that does not parse is an error, not a file without imports', () => {
  expect(() => findImports({ path: 'a.ts', text: "import { from 'zod'" })).toThrow(/a\.ts cannot be parsed/)
})

test('findings name the line', () => {
  const text = "/** Opens. */\nimport type { A } from '@contenthq/model'\n\nimport { b } from '@contenthq/sdk'\n"
  expect(judgeImports([{ path: 'packages/engine/src/a.ts', text }], manifests)).toMatchObject([{ line: 4 }])
})

const opened = (text: string) => `/** Owns something. */\n${text}\n`
test.each([
  ['packages/sdk/src/utils/a.ts', opened(''), 'folder-name'],
  ['packages/sdk/src/a.ts', opened('\n'.repeat(MAX_LINES)), 'file-length'],
  ['packages/sdk/src/a.ts', 'export const a = 1\n', 'opening-comment'],
  ['packages/sdk/src/a.ts', opened('// @ts-expect-error it works'), 'no-ts-escape'],
  ['packages/sdk/src/a.ts', opened('// biome-ignore lint/suspicious/noExplicitAny: it is late'), 'no-lint-escape'],
  ['packages/sdk/src/a.test.ts', opened("test.skip('later', () => {})"), 'no-skip'],
  ['packages/sdk/src/a.test.ts', opened("it.skipIf(slow)('later', () => {})"), 'no-skip'],
  ['packages/sdk/src/a.test.ts', opened("describe.only('this', () => {})"), 'no-skip'],
  ['docs/guide.md', 'see /home/anna/film.mp4', 'no-machine-path'],
  ['docs/guide.md', 'see /Users/Anna/film.mp4', 'no-machine-path'],
  ['package-lock.json', '{"packages": {"a": {"resolved": "https://registry.example/a.tgz"}}}', 'no-registry-address'],
  ['package-lock.json', '{"packages": {"a": {"optionalDependencies": {"a-macos": "1"}}}}', 'lock-complete'],
  ['packages/model/src/a.ts', opened('export const now = () => Date.now()'), 'model-is-pure'],
])('%s: %j is found', (path, text, rule) => {
  expect(judgeTree([{ path, text }]).map(finding => finding.rule)).toEqual([rule])
})

test('what only looks like a breach is none', () => {
  const innocent = [
    { path: 'packages/sdk/src/a.test.ts', text: opened("it.skipIf(process.platform === 'win32')('stops', () => {})") },
    { path: 'packages/sdk/src/a.ts', text: opened('export const homePage = "https://example.org/home/page"') },
    { path: 'packages/model/src/a.test.ts', text: opened('const start = Date.now()') },
    { path: 'package-lock.json', text: '{"packages": {"a": {"resolved": "packages/model", "link": true}}}' },
    { path: 'packages/offline/src/art/icons.json', text: '\n'.repeat(2 * MAX_LINES) },
  ]
  expect(judgeTree(innocent)).toEqual([])
})
