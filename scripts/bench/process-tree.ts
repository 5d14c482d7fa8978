/** Owns what the processes below this one take: memory and processor time, read from /proc (Linux only). */
import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second; 100 on every Linux that Node runs on. */
const TICKS = 100

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function descendants(root: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(
      read(`/proc/${name}/stat`)
        .replace(/^.*\) \S /s, '')
        .split(' ')[0],
    )
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const found: number[] = []
  for (let next = children.get(root) ?? []; next.length > 0; next = next.flatMap(pid => children.get(pid) ?? []))
    found.push(...next)
  return found
}

/** Ticks of a process itself, and of its children that ended and were waited for. */
function ticksOf(pid: number): { readonly own: number; readonly ended: number } {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number)
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15)
  return { own: user + system, ended: endedUser + endedSystem }
}

/** Seconds of processor time that all processes below this one have taken, ended ones too. */
export function processorSeconds(root = process.pid): number {
  let ticks = ticksOf(root).ended
  for (const pid of descendants(root)) {
    const { own, ended } = ticksOf(pid)
    ticks += own + ended
  }
  return ticks / TICKS
}

/** Bytes, shared memory counted once (PSS). */
function memory(root: number): number {
  let kilobytes = 0
  for (const pid of descendants(root))
    kilobytes += Number(/^Pss: +(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
  return kilobytes * 1024
}

/** Watches the processes below this one four times a second; `stop` answers the most memory they took, in bytes. */
export function watchMemory(root = process.pid): { stop(): number } {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, memory(root))
  }
  const timer = setInterval(look, 250)
  return {
    stop() {
      look()
      clearInterval(timer)
      return peak
    },
  }
}
