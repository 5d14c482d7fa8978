/** Proves the reference: every route and schema is on the page, every body has an example that its schema takes. */
import * as wire from '@contenthq/model/api'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createApp } from './app.ts'
import { examples } from './openapi-examples.ts'

type Described = {
  readonly paths: Record<
    string,
    Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: { $ref?: string } }> } }>
  >
  readonly components: { readonly schemas: Record<string, object> }
}

const schemas = new Map(
  Object.values(wire).flatMap(value => (value instanceof z.ZodType ? [[value.meta()?.id, value] as const] : [])),
)

it('has an example for every JSON body, and each is what its schema takes', async () => {
  const described = (await (
    await createApp().request('/openapi.json', {}, { LOG_REQUESTS: 'off' })
  ).json()) as Described
  const bodies = Object.values(described.paths)
    .flatMap(methods => Object.values(methods))
    .flatMap(({ requestBody }) => requestBody?.content['application/json']?.schema.$ref?.split('/').at(-1) ?? [])
  for (const name of bodies) expect(Object.keys(examples), name).toContain(name)
  for (const [name, example] of Object.entries(examples)) {
    expect(schemas.get(name)?.safeParse(example).error, name).toBeUndefined()
    expect(described.components.schemas[name]).toHaveProperty('examples')
  }
})

it('shows every route and schema, escaped, on a page without scripts', async () => {
  const app = createApp()
  const described = (await (await app.request('/openapi.json', {}, { LOG_REQUESTS: 'off' })).json()) as Described
  const page = await app.request('/docs', {}, { LOG_REQUESTS: 'off' })
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await page.text()
  for (const methods of Object.values(described.paths))
    for (const { operationId } of Object.values(methods)) expect(html).toContain(`<section id="${operationId}">`)
  for (const name of Object.keys(described.components.schemas)) expect(html).toContain(`id="schema-${name}"`)
  expect(html).not.toMatch(/<script|src=|https?:\/\/(?!shop\.example|example\.com)[a-z.]+\/[a-z]+\.(js|css)/)
  for (const [, target] of html.matchAll(/href="#([\w-]+)"/g)) expect(html).toContain(`id="${target}"`)
})
