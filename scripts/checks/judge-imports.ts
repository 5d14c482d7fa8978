/** Owns the judgement of imports by the table. Pure: files and manifests in, findings out. */
import { posix } from 'node:path'
import { type FoundImport, findImports } from './find-imports.ts'
import { type PackageRule, packageRules, type Reach } from './import-table.ts'
import { type Finding, isTest, type SourceFile } from './source-files.ts'

/** What is needed of a package.json. */
export type Manifest = {
  readonly exports?: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}
/** By package name; '' is the root. */
export type Manifests = Readonly<Record<string, Manifest>>

type Case = {
  readonly file: SourceFile
  readonly inside: string
  readonly name: string
  readonly rule: PackageRule
  readonly found: FoundImport
  readonly manifests: Manifests
}
type Judgement = readonly [rule: string, message: string] | undefined

/** All findings over the files; files outside the packages (scripts, root) are free. */
export function judgeImports(files: readonly SourceFile[], manifests: Manifests): readonly Finding[] {
  return files.flatMap(file => {
    const entry = Object.entries(packageRules).find(([, rule]) => file.path.startsWith(`${rule.folder}/`))
    if (!entry) return []
    const [name, rule] = entry
    const inside = file.path.slice(rule.folder.length + 1)
    return findImports(file).flatMap(found => {
      const judgement = judge({ file, inside, name, rule, found, manifests })
      return judgement ? [{ path: file.path, line: found.line, rule: judgement[0], message: judgement[1] }] : []
    })
  })
}

function judge(found: Case): Judgement {
  const { specifier } = found.found
  if (specifier.startsWith('.')) return judgeRelative(found)
  if (/^(virtual:|https?:|data:|cloudflare:|\/)/.test(specifier)) return undefined
  if (specifier.startsWith('node:')) return judgeBuiltin(found)
  if (Object.hasOwn(packageRules, packageNameOf(specifier))) return judgeOwn(found)
  return judgeForeign(found)
}

const reaches = (reach: Reach, kind: FoundImport['kind']): boolean =>
  reach === 'value' || kind === 'type' || (reach === 'lazy' && kind === 'dynamic')

/** '@scope/name/entry' → '@scope/name'. */
const packageNameOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function judgeOwn({ file, inside, name, rule, found, manifests }: Case): Judgement {
  const target = packageNameOf(found.specifier)
  if (target === name && inside.startsWith('src/')) return ['own-entry', `${name} imports itself; use a relative path`]
  const entry = `.${found.specifier.slice(target.length)}`
  if (!Object.hasOwn(manifests[target]?.exports ?? {}, entry))
    return ['public-entries', `"${found.specifier}" is not an entry that ${target} exports`]
  if (isTest(file.path) && rule.tests?.includes(found.specifier)) return undefined
  if (target === name) return undefined
  const reach = rule.may[found.specifier]
  if (!reach) return ['package-table', `${name} may not import ${found.specifier}`]
  if (reaches(isTest(file.path) && reach === 'lazy' ? 'value' : reach, found.kind)) return undefined
  const how = reach === 'lazy' ? 'with import() or import type' : 'with import type'
  return ['package-table', `${name} may import ${found.specifier} only ${how}`]
}

function judgeBuiltin({ file, inside, name, rule, found }: Case): Judgement {
  if (isTest(file.path) || rule.node?.some(prefix => inside.startsWith(prefix))) return undefined
  return ['node-modules', `${name} runs in a page or a Worker; "${found.specifier}" is not there`]
}

function judgeForeign({ file, inside, name, rule, found, manifests }: Case): Judgement {
  const target = packageNameOf(found.specifier)
  const rooms = rule.only?.[target]
  if (rooms && !isTest(file.path) && !rooms.some(prefix => inside.startsWith(prefix)))
    return ['room-table', `${target} may be imported only in ${rooms.join(', ')}`]
  const manifest = manifests[name]
  const shipped = { ...manifest?.dependencies, ...manifest?.peerDependencies }
  const development = { ...manifest?.devDependencies, ...manifests['']?.devDependencies }
  if (Object.hasOwn(shipped, target)) return undefined
  const needsNothingAtRunTime = isTest(file.path) || found.kind === 'type' || !/(^|\/)src\//.test(inside)
  if (needsNothingAtRunTime && Object.hasOwn(development, target)) return undefined
  return ['declared', `${target} is not among the dependencies of ${name}`]
}

function judgeRelative({ file, inside, rule, found }: Case): Judgement {
  const path = posix.join(posix.dirname(inside), found.specifier.replace(/\?.*$/, ''))
  if (path.startsWith('..')) return ['public-entries', `"${found.specifier}" leaves the package; import it by name`]
  if (!rule.rooms || isTest(file.path)) return undefined
  const rooms = Object.keys(rule.rooms).sort((a, b) => b.length - a.length)
  const roomOf = (inner: string) => rooms.find(room => inner.startsWith(room))
  const from = roomOf(inside)
  if (from === undefined || roomOf(path) === from) return undefined
  const may = rule.rooms[from] ?? []
  const sees = (prefix: string) => prefix === '*' || path.startsWith(prefix)
  if (may.some(sees)) return undefined
  const asType = may.some(prefix => prefix.endsWith(':type') && path.startsWith(prefix.slice(0, -':type'.length)))
  if (asType && found.kind === 'type') return undefined
  return ['room-table', `${from} may not import ${path}${asType ? ' but as a type' : ''}`]
}
