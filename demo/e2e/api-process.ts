/** Owns an API of a test's own, in a process of its own, so that it can be stopped in the middle and started again. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export type RunningApi = { readonly url: string; readonly port: number; stop(): Promise<void> }

const root = join(import.meta.dirname, '../..')
const script = `
  import { startDevApi } from '@contenthq/worker-api/dev'
  const api = await startDevApi({ port: Number(process.argv[1]), dataDir: process.argv[2] })
  console.log('ready ' + api.url)
  process.on('SIGTERM', async () => { await api.close(); process.exit(0) })
`

export function startApi(dataDir: string, port = 0): Promise<RunningApi> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--input-type=module', '-e', script, String(port), dataDir],
    {
      cwd: join(root, 'demo'),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let output = ''
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the API ended with ${code}: ${output}`)))
    child.stdout.on('data', chunk => {
      output += chunk
      const url = /ready (http\S+)/.exec(output)?.[1]?.replace(/\/$/, '')
      if (!url) return
      resolve({
        url,
        port: Number(new URL(url).port),
        async stop() {
          child.kill('SIGTERM')
          await ended
        },
      })
    })
  })
}
