/** Owns the Worker of the guarded fetch's tests: addresses in, what became of each out. */
import { asContentHQError } from '@contenthq/model'
import { createGuardedFetch } from './guarded-fetch.ts'
import { dnsOverHttps } from './resolve-name.ts'

type Env = { readonly WEB: { fetch(request: Request): Promise<Response> } }

export type Asked = {
  readonly urls: readonly string[]
  /** Milliseconds. */
  readonly deadline?: number
  readonly cap?: number
  readonly etag?: string
}

export type Became = {
  readonly url?: string
  readonly bytes?: number
  readonly changed?: boolean
  readonly etag?: string
  /** Bytes that were taken off the network after unpacking, and the largest piece of them. */
  readonly taken: number
  readonly largest: number
  readonly code?: string
  readonly detail?: string
}

const ABREAST = 16

type Count = { taken: number; largest: number }

/** The same answer, whose body counts what is really read of it. */
function counted(response: Response, count: Count): Response {
  if (!response.body) return response
  const reader = response.body.getReader()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) return controller.close()
        count.taken += value.byteLength
        count.largest = Math.max(count.largest, value.byteLength)
        controller.enqueue(value)
      },
      cancel: reason => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
  const { status, headers } = response
  return new Response(body, { status, headers })
}

export const handler = {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { urls, deadline, cap, etag } = (await request.json()) as Asked
    const plain = (asked: Request) => env.WEB.fetch(asked)
    const became: Became[] = []
    const one = async (at: number): Promise<void> => {
      const count: Count = { taken: 0, largest: 0 }
      const get = createGuardedFetch({
        outbound: async asked => counted(await plain(asked), count),
        resolve: dnsOverHttps(plain),
        userAgent: 'ContentHQ-Studio/test',
        ...(deadline === undefined ? {} : { deadline }),
      })
      try {
        const { url, bytes, changed, validators } = await get(urls[at]!, {
          signal: new AbortController().signal,
          ...(cap === undefined ? {} : { cap }),
          ...(etag === undefined ? {} : { validators: { etag } }),
        })
        became[at] = { url, bytes: bytes.byteLength, changed, ...validators, ...count }
      } catch (thrown) {
        const { code, detail } = asContentHQError(thrown)
        became[at] = { code, ...count, ...(detail === undefined ? {} : { detail }) }
      }
    }
    let next = 0
    const lane = async (): Promise<void> => {
      while (next < urls.length) await one(next++)
    }
    await Promise.all(Array.from({ length: ABREAST }, lane))
    return Response.json(became)
  },
}
