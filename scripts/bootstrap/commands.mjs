/** Owns the table of commands: what each runs and what it needs. Does not know how the needs are met. */
import { join } from 'node:path'

/**
 * @typedef {object} Command
 * @property {string} summary one line of the help
 * @property {boolean} browser needs Chromium
 * @property {boolean} page needs the page bundle that the command line drives
 * @property {boolean} [inCallersFolder] runs where the user typed, for paths in its options and its output
 * @property {(root: string, args: readonly string[]) => string[]} argv after `node`
 */

/**
 * @param {string} file
 * @param {readonly string[]} before
 * @returns {Command['argv']}
 */
const script =
  (file, ...before) =>
  (root, args) => ['--conditions=source', join(root, file), ...before, ...args]

/** @type {Record<string, Command>} */
export const commands = {
  make: {
    summary: 'make a film: npm run make -- "The history of tea"',
    browser: true,
    page: true,
    inCallersFolder: true,
    argv: script('packages/cli/src/main.ts', 'make'),
  },
  start: {
    summary: 'the local API and the demo page',
    browser: false,
    page: false,
    argv: script('scripts/start.ts'),
  },
  test: {
    summary: 'lint, import rules, types, unit, browser, workerd, end to end',
    browser: true,
    page: true,
    argv: script('scripts/test.ts'),
  },
  'test:deep': {
    summary: 'the slow tier in named parts',
    browser: true,
    page: true,
    argv: script('scripts/test.ts', '--deep'),
  },
  check: {
    summary: 'lint, import rules and types only',
    browser: false,
    page: false,
    argv: script('scripts/test.ts', '--check'),
  },
  build: {
    summary: 'the packages, the page and the demo, with the sizes of the first load',
    browser: false,
    page: false,
    argv: script('scripts/build.ts'),
  },
  migrate: {
    summary: 'bring the local database to the newest schema',
    browser: false,
    page: false,
    argv: script('worker-api/dev/migrate.ts'),
  },
  backup: {
    summary: 'the database into a file and back: npm run backup -- dump FILE [database]',
    browser: false,
    page: false,
    argv: script('worker-api/dev/backup.ts'),
  },
  deploy: {
    summary: 'the API to Cloudflare, its database first',
    browser: false,
    page: false,
    argv: script('scripts/deploy.ts'),
  },
  promise: {
    summary: 'measure promises: npm run promise -- M1 P6',
    browser: true,
    page: true,
    argv: script('scripts/promise.ts'),
  },
  bench: {
    summary: 'side by side with FFmpeg: npm run bench -- render',
    browser: true,
    page: false,
    argv: script('scripts/bench.ts'),
  },
  sheets: {
    summary: 'draw the contact sheets of art and look',
    browser: true,
    page: true,
    argv: script('scripts/sheets.ts'),
  },
  gallery: {
    summary: 'films of samples and of a folder, with scores: npm run gallery -- PATH',
    browser: true,
    page: false,
    inCallersFolder: true,
    argv: script('scripts/gallery.ts'),
  },
  corpus: {
    summary: 'read a folder of articles, feeds and documents; a table by set: npm run corpus -- PATH',
    browser: false,
    page: false,
    inCallersFolder: true,
    argv: script('scripts/corpus.ts'),
  },
  format: {
    summary: 'format and fix everything',
    browser: false,
    page: false,
    argv: (root, args) => [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '--write', ...args],
  },
}

export const helpText = () =>
  [
    'Usage: npm run <command> -- [options]      (or: node scripts/bootstrap.mjs <command> [options])',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
    '',
    'Every command sets up what it needs first, and has --help.',
    'Environment: CONTENTHQ_CHROMIUM names the browser to use.',
  ].join('\n')
