/**
 * Proves that no table and no column is there without a writer and a reader: each table names the files that write and
 * read it, and each of its columns must be spoken of in one of either. The few that wait for a part of the product that
 * is not there yet are listed with the reason; their routes answer 'provider-not-configured'.
 */
import { existsSync, readFileSync } from 'node:fs'
import { getTableColumns, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, it } from 'vitest'
import * as schema from './schema.ts'

type Uses = { readonly writers: readonly string[]; readonly readers: readonly string[] }

const room = new URL('../../', import.meta.url)
const LIBRARY = 'better-auth'

/** better-auth writes and reads its own four through the adapter; `role` is ours. */
const byLibrary: Uses = { writers: [LIBRARY], readers: [LIBRARY] }

const ledger: Uses = {
  writers: ['src/credits/moves.ts', 'src/db/migrations/0002_credit-triggers.sql'],
  readers: [
    'src/credits/balance.ts',
    'src/credits/entries.ts',
    'src/billing/transactions.ts',
    'src/db/migrations/0002_credit-triggers.sql',
  ],
}
const jobs: Uses = {
  writers: [
    'src/jobs/enqueue.ts',
    'src/jobs/lease.ts',
    'src/jobs/cancel.ts',
    'src/jobs/audit.ts',
    'src/jobs/job-rows.ts',
  ],
  readers: [
    'src/jobs/job-views.ts',
    'src/jobs/lease.ts',
    'src/jobs/read-jobs.ts',
    'src/jobs/enqueue.ts',
    'src/jobs/advance.ts',
    'src/jobs/sweep.ts',
    'src/jobs/job-rows.ts',
    'src/jobs/queue-figures.ts',
    'src/routes/jobs.ts',
    'src/billing/usage.ts',
    'src/jobs/audit.ts',
    'src/jobs/find-job.ts',
    'src/jobs/decide.ts',
    'src/jobs/cancel.ts',
    'src/jobs/call-vendor.ts',
  ],
}
const projected: Uses = {
  writers: ['src/db/project-rows.ts'],
  readers: ['src/db/read-scenes.ts', 'src/routes/scenes.ts', '../packages/model/src/api/project-calls.ts'],
}

const uses: Readonly<Record<string, Uses>> = {
  apps: { writers: ['src/identity/apps.ts', 'dev/seeds.ts'], readers: ['src/identity/apps.ts'] },
  app_origins: { writers: ['src/identity/apps.ts'], readers: ['src/identity/apps.ts'] },
  app_keys: { writers: ['src/identity/apps.ts'], readers: ['src/identity/apps.ts'] },
  app_users: { writers: ['src/identity/app-users.ts'], readers: ['src/identity/app-users.ts'] },
  signing_keys: { writers: ['src/identity/signing-keys.ts'], readers: ['src/identity/signing-keys.ts'] },
  users: byLibrary,
  user_sessions: byLibrary,
  user_accounts: byLibrary,
  user_verifications: byLibrary,
  projects: {
    writers: ['src/db/save-project.ts', 'src/db/project-columns.ts', 'src/db/pipeline-rows.ts'],
    readers: [
      'src/db/list-projects.ts',
      'src/db/save-project.ts',
      'src/routes/projects.ts',
      'src/routes/document-rules.ts',
      'src/db/project-rows.ts',
    ],
  },
  stories: projected,
  scenes: projected,
  scene_visuals: projected,
  scene_videos: projected,
  scene_audio_mixes: projected,
  project_media: {
    writers: ['src/db/project-rows.ts'],
    readers: ['src/db/list-media.ts', 'src/storage/delete-media.ts'],
  },
  media: {
    writers: ['src/db/media-rows.ts'],
    readers: ['src/db/list-media.ts', 'src/storage/quota.ts'],
  },
  media_deletions: {
    writers: ['src/storage/delete-media.ts'],
    readers: ['src/db/media-rows.ts', 'src/storage/delete-media.ts'],
  },
  media_uploads: { writers: ['src/storage/uploads.ts'], readers: ['src/storage/uploads.ts'] },
  media_upload_parts: { writers: ['src/storage/uploads.ts'], readers: ['src/storage/uploads.ts'] },
  share_links: { writers: ['src/db/shares.ts'], readers: ['src/db/shares.ts'] },
  user_settings: { writers: ['src/db/catalogue.ts'], readers: ['src/db/catalogue.ts'] },
  credit_accounts: ledger,
  credit_entries: ledger,
  credit_lots: ledger,
  credit_parts: ledger,
  generation_jobs: jobs,
  job_steps: jobs,
  job_events: { writers: ['src/db/migrations/0010_tidy-media-and-news.sql'], readers: ['src/jobs/read-jobs.ts'] },
  ingested_content: {
    writers: ['src/routes/sources.ts', 'src/ingestion/kept-sources.ts'],
    readers: ['src/routes/sources.ts', 'src/ingestion/kept-sources.ts'],
  },
  idempotency_records: {
    writers: ['src/routes/answer-once.ts'],
    readers: ['src/routes/answer-once.ts', 'src/worker.ts'],
  },
  pipeline_stages: {
    writers: ['src/pipeline/move-pipeline.ts', '../packages/model/src/api/pipeline.ts'],
    readers: ['src/pipeline/read-pipeline.ts', 'src/pipeline/move-pipeline.ts'],
  },
  ai_generations: { writers: ['src/jobs/audit.ts'], readers: ['src/billing/usage.ts', 'src/jobs/audit.ts'] },
  subscription_plans: {
    writers: ['dev/seeds.ts'],
    readers: [
      'src/routes/billing.ts',
      'src/billing/subscriptions.ts',
      'src/storage/quota.ts',
      '../packages/model/src/api/billing.ts',
    ],
  },
  subscriptions: {
    writers: ['src/billing/subscriptions.ts'],
    readers: ['src/billing/subscriptions.ts', 'src/storage/quota.ts'],
  },
  ai_providers: { writers: ['dev/seeds.ts'], readers: ['src/db/catalogue.ts'] },
  ai_models: { writers: ['dev/seeds.ts'], readers: ['src/db/catalogue.ts', '../packages/model/src/api/catalogue.ts'] },
  voice_profiles: {
    writers: ['src/db/catalogue.ts', '../packages/model/src/api/catalogue.ts'],
    readers: ['src/db/catalogue.ts', '../packages/model/src/api/catalogue.ts'],
  },
  music_tracks: {
    writers: ['src/db/catalogue.ts', '../packages/model/src/api/catalogue.ts'],
    readers: ['src/db/catalogue.ts', '../packages/model/src/api/catalogue.ts'],
  },
}

/** What waits, whole tables or single columns, and for what. */
const awaited: Readonly<Record<string, string>> = {
  provider_keys: 'written by the routes of people’s own AI keys, which come with the providers',
  'ai_providers.settings': 'read by the adapters of the vendors',
}

const cache = new Map<string, string>()
function textOf(path: string): string {
  const known = cache.get(path)
  if (known !== undefined) return known
  const file = new URL(path, room)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  cache.set(path, text)
  return text
}

it('every column has a writer and a reader, or waits for one with a reason', () => {
  const missing: string[] = []
  const waited = new Set<string>()
  for (const table of Object.values(schema)) {
    if (!is(table, SQLiteTable)) continue
    const { name } = getTableConfig(table)
    if (awaited[name]) {
      waited.add(name)
      continue
    }
    const known = uses[name]
    if (!known) missing.push(`${name}: nobody`)
    else if (known !== byLibrary)
      for (const [property, column] of Object.entries(getTableColumns(table))) {
        const key = `${name}.${column.name}`
        if (awaited[key]) {
          waited.add(key)
          continue
        }
        const spoken = new RegExp(`\\b(${property}|${column.name})\\b`)
        for (const [side, files] of Object.entries(known) as [keyof Uses, readonly string[]][]) {
          if (files.some(file => spoken.test(textOf(file)))) continue
          missing.push(`${key}: no ${side.slice(0, -1)}`)
        }
      }
  }
  expect(missing).toEqual([])
  expect([...waited].sort()).toEqual(Object.keys(awaited).sort())
})
