/** Proves that what is deployed can be: the dry run bundles the Worker with all its bindings, and a deployment without a database stops. */

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

const run = (args: readonly string[], env: NodeJS.ProcessEnv) =>
  new Promise<{ code: number; output: string }>(resolve => {
    execFile(
      process.execPath,
      ['--conditions=source', join(root, 'scripts/deploy.ts'), ...args],
      { cwd: root, env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, output: out + err }),
    )
  })

it('bundles what wrangler.toml names, and every binding is one that the Worker reads', async () => {
  const { TURSO_URL: _url, TURSO_TOKEN: _token, ...env } = process.env
  const { code, output } = await run(['--dry-run'], env)
  expect(output).toContain('--dry-run: exiting now')
  expect(code).toBe(0)
  const source = readFileSync(join(root, 'worker-api/src/env.ts'), 'utf8')
  const bindings = [...output.matchAll(/env\.(\w+)/g)].map(([, name]) => name!)
  expect(bindings).toEqual(
    expect.arrayContaining(['MEDIA', 'JOB_ALARMS', 'USER_LIMIT', 'KEY_LIMIT', 'SIGN_IN_LIMIT', 'TURSO_URL']),
  )
  for (const name of bindings) expect(source, name).toContain(`readonly ${name}`)
  // secrets are put, never written down
  for (const secret of ['TURSO_TOKEN', 'WRAPPING_KEYS', 'OPERATOR_KEY', 'MAIL_KEY'])
    expect(bindings).not.toContain(secret)
  expect(readFileSync(join(root, '.cache/deploy/index.js'), 'utf8')).toContain('v1/sessions')
  const stopped = await run([], env)
  expect([stopped.code, stopped.output]).toEqual([2, expect.stringContaining('TURSO_URL and TURSO_TOKEN must be set')])
})
