/** Owns the guarded fetch as the Worker has it: through its own door to the web where there is one. */
import type { Env } from '../env.ts'
import { createGuardedFetch, type GuardedFetch } from './guarded-fetch.ts'
import { dnsOverHttps, type Outbound } from './resolve-name.ts'
import { userAgentOf } from './user-agent.ts'

export function openWeb({ WEB, CONTACT_URL }: Pick<Env, 'WEB' | 'CONTACT_URL'>): GuardedFetch {
  const outbound: Outbound = request => (WEB ? WEB.fetch(request) : fetch(request))
  return createGuardedFetch({ outbound, resolve: dnsOverHttps(outbound), userAgent: userAgentOf(CONTACT_URL) })
}
