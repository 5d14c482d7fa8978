/** Owns the verbs of a project's sources that the API reads, shaped by hand. Text is read in the page and needs none. */
import type { JobReceipt, ReadSourceAnswer } from '@contenthq/model/api'
import { ask, jsonBody } from './jobs.ts'
import type { CallOptions, Transport } from './transport.ts'

/** An address to be read; of a feed, the entries that are chosen. */
export type WebAddress = { readonly url: string; readonly language?: string; readonly entries?: readonly string[] }

export type SourcesClient = {
  /** Asks for an address to be read by a job. Throws 'project-missing', 'provider-not-configured', 'rate-limited'. */
  add(project: string, key: string, address: WebAddress, options?: CallOptions): Promise<JobReceipt>
  /** Throws 'not-found'. */
  read(project: string, id: string, options?: CallOptions): Promise<ReadSourceAnswer>
}

export function createSourcesClient(send: Transport): SourcesClient {
  const path = (project: string): string => `/v1/projects/${encodeURIComponent(project)}/sources`
  return {
    add(project, key, address, call = {}) {
      const { headers, body } = jsonBody(address)
      const sent = { ...headers, 'idempotency-key': key }
      return ask(send, { method: 'POST', path: path(project), headers: sent, body, ...call })
    },
    read: (project, id, call = {}) =>
      ask(send, { method: 'GET', path: `${path(project)}/${encodeURIComponent(id)}`, ...call }),
  }
}
