/** Owns the committed description of the API: `node --conditions=source worker-api/dev/write-openapi.ts` renews it. */
import { writeFileSync } from 'node:fs'
import app from '@contenthq/worker-api'

const answer = await app.request('/openapi.json', {}, { LOG_REQUESTS: 'off' })
writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(await answer.json(), null, 2)}\n`)
