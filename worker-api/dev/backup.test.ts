/** Proves backup and restore: load, dump, wipe, restore. Every row is there again, the ledger's sums are equal, and its guards stand. */
import { randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import Database from 'libsql'
import { expect, it } from 'vitest'
import { NOW } from '../src/credits/ledger-client.fixture.ts'
import { emptyProject, startTestApi, svgOf, withPicture } from './api.fixture.ts'
import { dumpDatabase, restoreDatabase } from './backup.ts'
import { startLedger } from './ledger-runtime.fixture.ts'
import { migrateDatabase } from './migrate.ts'

async function contentsOf(url: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const client = createClient({ url })
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
  const all: Record<string, readonly unknown[]> = {}
  for (const { name } of rows)
    all[String(name)] = (await client.execute(`SELECT * FROM "${name}"`)).rows.map(row => JSON.stringify(row)).sort()
  client.close()
  return all
}

async function linesOf(url: string): Promise<string[]> {
  const lines: string[] = []
  for await (const line of dumpDatabase({ url })) lines.push(line)
  return lines
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

it('a restored ledger has every row, the same sums, and refuses the same', async () => {
  const ledger = await startLedger()
  try {
    for (let count = 0; count < 12; count++) {
      const owner = `owner-${count % 3}`
      await ledger.call('grant', {
        owner,
        key: `g-${count}`,
        now: NOW,
        amount: 100 + count,
        ...(count % 2 ? { expiresAt: '2026-04-01T00:00:00.000Z' } : {}),
      })
      await ledger.call('hold', { owner, key: `h-${count}`, now: NOW, amount: 40, job: `job-${count}` })
      if (count % 2) await ledger.call('close', { owner, key: `c-${count}`, now: NOW, used: 7, job: `job-${count}` })
    }
    const balances = () =>
      Promise.all([0, 1, 2].map(index => ledger.call('balance', { owner: `owner-${index}`, now: NOW })))
    const before = { contents: await contentsOf(pathToFileURL(ledger.file).href), balances: await balances() }
    const lines = await linesOf(pathToFileURL(ledger.file).href)
    const copy = `${ledger.file}.restored`
    const url = pathToFileURL(copy).href
    await restoreDatabase({ url }, each(lines))
    expect(await contentsOf(url)).toEqual(before.contents)
    expect(before.contents.credit_entries!.length).toBe(30)
    expect(before.balances[0]!.available).toBeGreaterThan(0)
    const restored = new Database(copy)
    // the database hands over to the copy: what the guards say there is what they said before
    expect(() => restored.exec('DELETE FROM credit_entries')).toThrow(/append-only/)
    expect(() => restored.exec("UPDATE credit_accounts SET available = -1 WHERE owner = 'owner-0'")).toThrow(/CHECK/)
    const sums = restored
      .prepare('SELECT sum(available) AS available, sum(held) AS held FROM credit_accounts')
      .get() as { available: number; held: number }
    expect(sums.available).toBe(before.balances.reduce((sum, { available }) => sum + available, 0))
    expect(sums.held).toBe(before.balances.reduce((sum, { held }) => sum + held, 0))
    restored.close()
    await migrateDatabase({ url })
    await expect(restoreDatabase({ url }, each(lines))).rejects.toMatchObject({ code: 'option-invalid' })
    const half = pathToFileURL(`${ledger.file}.half`).href
    await expect(restoreDatabase({ url: half }, each(lines.slice(0, -1)))).rejects.toMatchObject({
      code: 'option-invalid',
    })
  } finally {
    await ledger.dispose()
  }
})

it('an API goes on over its restored database', async () => {
  const api = await startTestApi()
  try {
    const picture = svgOf('kept')
    await api.client.media.put(picture.hash, picture.blob)
    const document = withPicture(emptyProject(randomUUID(), 'Kept'), picture.hash, picture.blob.size)
    await api.client.projects.create(document)
    await api.stop()
    const file = join(api.dataDir, 'contenthq.db')
    const url = pathToFileURL(file).href
    const lines = await linesOf(url)
    for (const part of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(part)) rmSync(part)
    await restoreDatabase({ url }, each(lines))
    await api.restart()
    expect(await api.client.projects.read(document.id)).toMatchObject({ document, revision: 1 })
    expect(await api.client.projects.save({ ...document, title: 'And on' }, 1)).toEqual({ kind: 'saved', revision: 2 })
    expect(await (await api.client.media.get(picture.hash)).text()).toBe(await picture.blob.text())
  } finally {
    await api.dispose()
  }
})
