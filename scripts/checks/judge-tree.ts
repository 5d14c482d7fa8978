/** Owns the house rules that no linter has: lengths, forbidden folder names, escapes, machine paths, the lock file. Pure. */
import { type Finding, isTest, lineAt, type SourceFile } from './source-files.ts'

export const MAX_LINES = 500
const forbiddenFolders = /(^|\/)(utils?|helpers?|services?|managers?|common|misc)\//
const code = /\.(ts|mjs|js)$/

type Pattern = {
  readonly rule: string
  readonly message: string
  readonly files: RegExp
  readonly find: RegExp
  readonly except?: (path: string) => boolean
}

const patterns: readonly Pattern[] = [
  {
    rule: 'no-ts-escape',
    message: 'the type checker is not silenced',
    files: code,
    find: /@ts-(ignore|nocheck|expect-error)/g,
  },
  {
    rule: 'no-lint-escape',
    message: 'this rule has no exceptions: no any, no skipped tests',
    files: code,
    find: /biome-ignore(-all|-start)?\s+lint\/suspicious\/(noExplicitAny|noTsIgnore|noSkippedTests|noFocusedTests)/g,
  },
  {
    rule: 'no-skip',
    message: 'a test that does not run is no test',
    files: /\.test\.ts$/,
    find: /\b(test|it|describe|suite)\.(skip|todo|only)\b|\.(skipIf|runIf)\((?!process\.platform)|\bx(it|describe|test)\(/g,
  },
  {
    rule: 'no-machine-path',
    message: 'a path of one machine does not belong here',
    files: /./,
    find: /(?<![\w.~-])\/(home\/[a-z]|root\/|Users\/[A-Za-z]|work\/)/g,
  },
  {
    rule: 'no-registry-address',
    message: 'the lock file names no registry; .npmrc omits it',
    files: /(^|\/)package-lock\.json$/,
    find: /"resolved":\s*"https?:/g,
  },
  {
    rule: 'model-is-pure',
    message: 'the model has no clock and no randomness; they come from the caller',
    files: /^packages\/model\/src\/.*\.ts$/,
    find: /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bcrypto\.(randomUUID|getRandomValues)\b/g,
    except: isTest,
  },
]

type Lock = { readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Record<string, string> }>> }

/**
 * Programs of other systems that the lock file leaves out, because a registry did not have them when it was written:
 * `npm ci` refuses such a lock file everywhere.
 */
export function judgeLock({ path, text }: SourceFile): readonly Finding[] {
  const { packages } = JSON.parse(text) as Lock
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter(name => !packages[`node_modules/${name}`] && !packages[`${parent}/node_modules/${name}`])
      .map(name => ({ path, line: 1, rule: 'lock-complete', message: `${parent} wants ${name}, which is not locked` })),
  )
}

/** This room names what it forbids. */
const isAboutRules = (path: string): boolean => path.startsWith('scripts/checks/')

export function judgeTree(files: readonly SourceFile[]): readonly Finding[] {
  return files.flatMap(({ path, text }) => {
    const findings: Finding[] = []
    if (forbiddenFolders.test(path))
      findings.push({ path, line: 1, rule: 'folder-name', message: 'a folder is named after what it owns' })
    if (path === 'package-lock.json') findings.push(...judgeLock({ path, text }))
    const lines = text.split('\n').length
    if (code.test(path) && lines > MAX_LINES)
      findings.push({ path, line: lines, rule: 'file-length', message: `${lines} lines; ${MAX_LINES} are the limit` })
    if (code.test(path) && !/\.d\.ts$/.test(path) && !/^(#!.*\n)?\/\*\*/.test(text))
      findings.push({ path, line: 1, rule: 'opening-comment', message: 'a file opens with what it owns' })
    if (isAboutRules(path)) return findings
    for (const { rule, message, files: where, find, except } of patterns)
      if (where.test(path) && !except?.(path))
        for (const { index } of text.matchAll(find)) findings.push({ path, line: lineAt(text, index), rule, message })
    return findings
  })
}
