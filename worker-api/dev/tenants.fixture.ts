/** Owns what tests of identity share: apps with keys, sessions of their users, and calls in their name. */
import type { Problem } from '@contenthq/model/api'
import type { TestApi } from './api.fixture.ts'

export type NewApp = { readonly id: string; readonly publishableKey: string; readonly secretKey: string }
export type SessionWish = {
  readonly user: string
  readonly origin?: string
  readonly scopes?: readonly string[]
  readonly creditCap?: number
}

/** A JSON call; `token` is any bearer. */
export const call = (
  api: TestApi,
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> =>
  api.send(path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

export async function createApp(api: TestApi, name: string, origins: readonly string[] = []): Promise<NewApp> {
  const answer = await call(api, 'POST', '/v1/apps', { token: api.keys.operatorKey, body: { name, origins } })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as NewApp
}

export const askSession = (api: TestApi, secretKey: string, wish: SessionWish): Promise<Response> =>
  call(api, 'POST', '/v1/sessions', { token: secretKey, body: wish })

export async function tokenOf(api: TestApi, secretKey: string, wish: SessionWish): Promise<string> {
  const answer = await askSession(api, secretKey, wish)
  if (answer.status !== 201) throw new Error(await answer.text())
  return ((await answer.json()) as { token: string }).token
}

export async function codeOf(answer: Response): Promise<string> {
  return `${answer.status} ${((await answer.json()) as Problem).code}`
}
