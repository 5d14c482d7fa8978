/** Owns the CHECK that holds a column to a union of the model. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** `column IN ('a', 'b')`, the values written out as a migration needs them. Null passes. */
export const among = (column: AnyColumn, values: readonly string[]): SQL =>
  sql`${column} IN (${sql.raw(values.map(quoted).join(', '))})`
