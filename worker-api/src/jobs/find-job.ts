/** Owns finding one job by its id, for those who work on it. Owners ask in read-jobs.ts. */
import { eq } from 'drizzle-orm'
import type { Database } from '../db/client.ts'
import { type GenerationJobRow, generationJobs } from '../db/schema.ts'

export async function findJob(database: Database, id: string): Promise<GenerationJobRow | undefined> {
  const [row] = await database.select().from(generationJobs).where(eq(generationJobs.id, id)).limit(1)
  return row
}
