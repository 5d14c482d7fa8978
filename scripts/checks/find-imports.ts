/** Owns reading the imports off a file with a real parser (oxc, as Vite brings it). Judges nothing. */
import { parseSync } from 'vite'
import { lineAt, type SourceFile } from './source-files.ts'

/** How something is imported: `import`, `import()`, or as a type only. A worker's URL counts as 'dynamic'. */
export type ImportKind = 'static' | 'dynamic' | 'type'
export type FoundImport = { readonly specifier: string; readonly kind: ImportKind; readonly line: number }

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/** Every import, re-export, `import()`, `import('…').Type` and `new URL('…', import.meta.url)` of a file. */
export function findImports({ path, text }: SourceFile): readonly FoundImport[] {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new SyntaxError(`${path} cannot be parsed: ${errors[0]!.message}`)
  const found: FoundImport[] = []
  const add = (node: Node, source: unknown, kind: ImportKind) => {
    if (isNode(source) && typeof source.value === 'string')
      found.push({ specifier: source.value, kind, line: lineAt(text, node.start) })
  }
  /** A URL of a picture or a text is no import. */
  const addCode = (node: Node, source: unknown) => {
    if (isNode(source) && /\.[cm]?[jt]s$/.test(String(source.value)) && /^[.@]/.test(String(source.value)))
      add(node, source, 'dynamic')
  }
  walk(program as unknown as Node, node => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return add(node, node.source, isTypeOnly(node) ? 'type' : 'static')
      case 'ImportExpression':
        return add(node, node.source, 'dynamic')
      case 'TSImportType':
        return add(node, node.source ?? node.argument, 'type')
      case 'NewExpression': {
        const [first, second] = node.arguments as readonly unknown[]
        if (isNode(second) && text.slice(second.start).startsWith('import.meta.url')) addCode(node, first)
      }
    }
  })
  return found
}

/** `import type …`, `export type …`, or every name in the braces marked `type`. */
function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const names = node.specifiers
  if (!Array.isArray(names) || names.length === 0) return false
  return names.every(name => isNode(name) && (name.importKind === 'type' || name.exportKind === 'type'))
}

/** Calls `visit` for every node below and including `node`. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node))
    if (Array.isArray(value)) {
      for (const entry of value) if (isNode(entry)) walk(entry, visit)
    } else if (isNode(value)) walk(value, visit)
}
