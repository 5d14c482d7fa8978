/** Owns the API's reference as a page: the description written out, for people. One file, no script, nothing from elsewhere. */
import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly description?: string
}
type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema?: Schema
  readonly description?: string
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>
type Operation = {
  readonly operationId: string
  readonly summary?: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content?: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}
type Description = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema & { readonly examples?: readonly unknown[] }>>
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const typeOf = (schema: Schema | undefined): string => [schema?.type ?? []].flat().join(' | ')

const schemaName = ({ $ref, ...schema }: Schema): string => {
  const name = $ref?.split('/').at(-1)
  return name ? `<a href="#schema-${name}">${name}</a>` : escaped(typeOf(schema))
}

const bodyName = (content: Content | undefined): string =>
  Object.values(content ?? {})
    .flatMap(({ schema }) => (schema?.$ref ? [schemaName(schema)] : []))
    .join(', ')

function parametersOf({ parameters = [] }: Operation): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(({ name, in: where, required, schema, description }) => {
    const values = schema?.enum ? schema.enum.map(String).join(' | ') : typeOf(schema)
    const about = description ?? schema?.description ?? ''
    return `<tr><td><code>${escaped(name)}</code><td>${where}${required ? ', required' : ''}<td>${escaped(values)}<td>${escaped(about)}`
  })
  return `<table>${rows.join('')}</table>`
}

function operationHtml(method: string, path: string, operation: Operation): string {
  const { operationId, summary = '', security, requestBody, responses } = operation
  const who = (security ?? [{ session: [] }]).flatMap(Object.keys).join(' or ') || 'anybody'
  const answers = Object.entries(responses).map(
    ([status, { description, content }]) =>
      `<tr><td><code>${status}</code><td>${escaped(description)}<td>${bodyName(content)}`,
  )
  return `<section id="${operationId}"><h3><code>${method.toUpperCase()} ${escaped(path)}</code></h3>
<p>${escaped(summary)}. <small>${escaped(operationId)}, for ${escaped(who)}</small></p>${parametersOf(operation)}
${requestBody ? `<p>Body: ${bodyName(requestBody.content) || 'the bytes of the file'}</p>` : ''}<table>${answers.join('')}</table></section>`
}

const schemaHtml = (name: string, { examples, ...schema }: Description['components']['schemas'][string]): string =>
  `<section id="schema-${name}"><h3>${name}</h3>${examples?.[0] === undefined ? '' : `<pre>${escaped(JSON.stringify(examples[0], null, 2))}</pre>`}
<details><summary>Schema</summary><pre>${escaped(JSON.stringify(schema, null, 2))}</pre></details></section>`

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h3{margin:2.5rem 0 0;overflow-wrap:anywhere}table{border-collapse:collapse;margin:.5rem 0;display:block;overflow-x:auto}
td{border-top:1px solid color-mix(in srgb,currentColor 25%,transparent);padding:.25rem .75rem .25rem 0;vertical-align:top}
pre{overflow:auto;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:.5rem;max-height:30rem}
small{opacity:.75}`

/** The page for this description. */
export function referencePage({ info, paths, components }: Description): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const links = operations.map(
    ({ path, method, operation }) =>
      `<li><a href="#${operation.operationId}"><code>${method.toUpperCase()} ${escaped(path)}</code></a>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(info.title)}</title><style>${style}</style><main><h1>${escaped(info.title)} ${escaped(info.version)}</h1>
<p>${escaped(info.description)} The same for programs: <a href="/openapi.json">openapi.json</a>.</p>
<nav aria-label="Routes"><ul>${links.join('')}</ul></nav><h2>Routes</h2>
${operations.map(({ path, method, operation }) => operationHtml(method, path, operation)).join('\n')}
<h2>Schemas</h2>${Object.entries(components.schemas)
    .map(([name, schema]) => schemaHtml(name, schema))
    .join('\n')}</main></html>`
}

/** Serves it; what describes the API is handed in. */
export const serveReference = (describe: () => object) => (context: Context<AppEnv>) => {
  context.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  )
  context.header('X-Content-Type-Options', 'nosniff')
  return context.html(referencePage(describe() as Description))
}
