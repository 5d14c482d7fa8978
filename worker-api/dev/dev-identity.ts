/**
 * Owns the identity of an embedded API: secrets of its own, made at the first start and kept beside its database, and
 * an app named "dev" whose user "local" is the account of this machine.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'

/** As the Worker's secrets are written; see its Env. */
export type DevKeys = {
  readonly wrappingKeys: string
  readonly operatorKey: string
  readonly publishableKey: string
  readonly secretKey: string
}

/** The app and the user that a machine's own account is. */
export const DEV_APP = 'dev'
export const DEV_USER = 'local'

/** The file of the secrets, readable by its owner only. */
export const KEYS_FILE = 'dev-keys.json'

const random = (): string => randomBytes(32).toString('base64url')

/** The secrets of this folder, made when there are none. */
export function devKeys(folder: string): DevKeys {
  const file = join(folder, KEYS_FILE)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DevKeys
  const keys: DevKeys = {
    wrappingKeys: `1:${random()}`,
    operatorKey: `chq_op_${random()}`,
    publishableKey: `chq_pub_${random()}`,
    secretKey: `chq_sec_${random()}`,
  }
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  return keys
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** Writes the app, its two keys and its user where they are not there yet. */
export function seedDevApp(file: string, { publishableKey, secretKey }: DevKeys): void {
  const database = new Database(file)
  const now = new Date().toISOString()
  const insert = (sql: string, ...values: readonly string[]) => database.prepare(sql).run(...values)
  try {
    insert('INSERT INTO apps (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', DEV_APP, 'dev', now)
    const keySql = `INSERT INTO app_keys (id, app, kind, shown, hash, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
    insert(keySql, 'dev-publishable', DEV_APP, 'publishable', publishableKey, hashOf(publishableKey), now)
    insert(keySql, 'dev-secret', DEV_APP, 'secret', `${secretKey.slice(0, 12)}…`, hashOf(secretKey), now)
    insert(
      'INSERT INTO app_users (id, app, external_id, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      DEV_USER,
      DEV_APP,
      DEV_USER,
      now,
    )
  } finally {
    database.close()
  }
}
