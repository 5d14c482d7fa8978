/** Owns a program that serves the API in the folder it is given until Ctrl-C, as a start script does. */
import { startDevApi } from './start-dev-api.ts'

const api = await startDevApi({ dataDir: process.argv[2] ?? '' })
process.once('SIGINT', async () => {
  await api.close()
  process.exit(0)
})
console.log(api.url)
