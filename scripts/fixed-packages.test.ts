/** The packages that the product is bound to are really used: each is imported by code that ships, builds or tests. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findImports } from './checks/find-imports.ts'
import { isTest, listFiles, readSources } from './checks/source-files.ts'

const root = join(import.meta.dirname, '..')
const sources = readSources(root, /\.ts$/).map(file => ({ ...file, imports: findImports(file) }))
const shippedCode = sources.filter(
  ({ path }) => /^(packages\/[^/]+|worker-api|demo)\/src\//.test(path) && !isTest(path),
)

/** Files that import the package, from its entry or from one below. */
const importersOf = (files: typeof sources, name: string) =>
  files
    .filter(({ imports }) =>
      imports.some(({ specifier, kind }) => kind !== 'type' && `${specifier}/`.startsWith(`${name}/`)),
    )
    .map(({ path }) => path)

test.each([
  'lit',
  'dexie',
  'comlink',
  'hono',
  'drizzle-orm',
  '@libsql/client',
  'zod',
  '@ffmpeg/ffmpeg',
  '@ffmpeg/util',
])('%s is imported by shipped code', name => {
  expect(importersOf(shippedCode, name)).not.toEqual([])
})

test('vite builds and serves, vitest tests', () => {
  expect(importersOf(sources, 'vite')).toContain('scripts/build/build-app.ts')
  expect(importersOf(sources, 'vite')).toContain('scripts/start.ts')
  expect(importersOf(sources, 'vitest').length).toBeGreaterThan(10)
})

test("the Worker is typed by Cloudflare's types", () => {
  const configs = listFiles(root).filter(path => /^worker-api\/tsconfig[^/]*\.json$/.test(path))
  const texts = configs.map(path => readFileSync(join(root, path), 'utf8'))
  const imported = importersOf(sources, '@cloudflare/workers-types').length > 0
  expect(imported || texts.some(text => text.includes('"@cloudflare/workers-types'))).toBe(true)
})

test('wrangler deploys the Worker: its configuration names the entry, a script runs it', () => {
  const config = listFiles(root).find(path => /(^|\/)wrangler\.(toml|jsonc?)$/.test(path))
  expect(config).toBeDefined()
  const main = /^\s*"?main"?\s*[=:]\s*"([^"]+)"/m.exec(readFileSync(join(root, config!), 'utf8'))?.[1]
  const entry = join(config!, '..', main ?? '')
  expect(sources.map(({ path }) => path)).toContain(entry)
  const manifests = ['package.json', 'worker-api/package.json'].map(path =>
    JSON.parse(readFileSync(join(root, path), 'utf8')),
  )
  expect(manifests.flatMap(({ scripts = {} }) => Object.values<string>(scripts)).join('\n')).toMatch(/\bwrangler\b/)
})

test('typescript checks the types', () => {
  expect(readFileSync(join(root, 'scripts/test-steps.ts'), 'utf8')).toContain('typescript/bin/tsc')
})
