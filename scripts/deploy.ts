/**
 * Brings the API to production: the database first, then the Worker. `npm run deploy -- [--dry-run]`. A migration that
 * fails stops it, and the Worker of before goes on.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runInForeground } from './bootstrap/child.mjs'

const root = join(import.meta.dirname, '..')

const help = `Usage: npm run deploy -- [--dry-run]

Needs TURSO_URL and TURSO_TOKEN, and to be signed in at Cloudflare (npx wrangler login, or CLOUDFLARE_API_TOKEN).
  --dry-run  bundles the Worker and checks wrangler.toml; touches nothing
docs/operate.md goes from zero to production.`

/** Secrets that the Worker reads; each is set once by "npx wrangler secret put NAME". */
const secrets = ['TURSO_TOKEN', 'WRAPPING_KEYS', 'OPERATOR_KEY']

async function run(script: string, ...args: readonly string[]): Promise<number> {
  const { code } = await runInForeground(process.execPath, ['--conditions=source', join(root, script), ...args], {
    cwd: root,
    env: process.env,
  })
  return code ?? 1
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help) {
    console.log(help)
    return 0
  }
  const wrangler = 'node_modules/wrangler/bin/wrangler.js'
  if (values['dry-run']) return run(wrangler, 'deploy', '--dry-run', '--outdir', join(root, '.cache/deploy'))
  const missing = ['TURSO_URL', 'TURSO_TOKEN'].filter(name => !process.env[name])
  if (missing.length > 0) {
    console.error(`${missing.join(' and ')} must be set: the database is migrated first. See --help. [option-invalid]`)
    return 2
  }
  const migrated = await run('worker-api/dev/migrate.ts')
  if (migrated !== 0) return migrated
  console.log(`The Worker reads the secrets ${secrets.join(', ')}; "npx wrangler secret list" shows which are set.`)
  return run(wrangler, 'deploy')
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof TypeError && 'code' in error)) throw error
  console.error(`${error.message.split('\n')[0]} See --help. [option-invalid]`)
  return 2
})
