/** Owns where the schema lies and where its migrations are written. `npx drizzle-kit generate` in this folder. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({ dialect: 'sqlite', schema: './src/db/schema.ts', out: './src/db/migrations' })
