/** Owns running the system's FFmpeg on the reference job: found or not, timed, its memory watched. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { watchMemory } from '../process-tree.ts'

export type NativeRun = { readonly seconds: number; readonly bytes: number; readonly peakBytes: number }

async function run(args: readonly string[], cwd: string): Promise<void> {
  const child = spawn('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', chunk => (said += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${said.trim().slice(-400)}`)
}

/** Its first line, or nothing where the system has none. */
export async function nativeVersion(): Promise<string | undefined> {
  const child = spawn('ffmpeg', ['-version'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', chunk => (said += String(chunk)))
  const code = await Promise.race([once(child, 'close').then(([end]) => end as number), once(child, 'error')]).catch(
    () => undefined,
  )
  return code === 0 ? said.split('\n')[0]?.replace(/ Copyright.*/, '') : undefined
}

/** The commands one after the other in `folder`; the film is `out`. */
export async function runNative(
  commands: readonly (readonly string[])[],
  folder: string,
  out: string,
): Promise<NativeRun> {
  const memory = watchMemory()
  const start = performance.now()
  for (const args of commands) await run(args, folder)
  const seconds = (performance.now() - start) / 1000
  return { seconds, bytes: statSync(join(folder, out)).size, peakBytes: memory.stop() }
}
