/**
 * Owns child processes: signals are passed on once, the exit code is kept, nothing is left running.
 * A child leads a process group of its own, so that a Ctrl-C that the terminal sends to everybody, and npm repeats,
 * reaches it exactly once: from here.
 */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** A second Ctrl-C this many milliseconds after the first ends the child the hard way. */
const IMPATIENCE = 1000
const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const isWindows = process.platform === 'win32'

/** @typedef {{cwd?: string, env?: NodeJS.ProcessEnv}} Place */

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // the group is empty already
  }
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Place} place
 * @param {import('node:child_process').StdioOptions} stdio
 * @param {(child: import('node:child_process').ChildProcess) => void} [onStart]
 * @returns {Promise<{code: number, interrupted: boolean}>}
 */
function supervise(program, args, place, stdio, onStart) {
  return new Promise((resolve, reject) => {
    // Windows has no process groups: there the console tells everybody, and .cmd files need a shell
    const child = spawn(program, args, {
      ...place,
      stdio,
      detached: !isWindows,
      shell: isWindows && !program.endsWith('.exe'),
    })
    let firstSignal = 0
    /** @param {NodeJS.Signals} signal */
    const passOn = signal => {
      if (isWindows) return
      if (firstSignal === 0) {
        firstSignal = performance.now()
        child.kill(signal)
      } else if (performance.now() - firstSignal > IMPATIENCE) signalGroup(child, 'SIGKILL')
    }
    const resized = () => child.kill('SIGWINCH')
    const endGroup = () => signalGroup(child, 'SIGKILL')
    for (const signal of passedOn) process.on(signal, passOn)
    if (!isWindows) process.on('SIGWINCH', resized)
    process.on('exit', endGroup)
    const release = () => {
      for (const signal of passedOn) process.off(signal, passOn)
      process.off('SIGWINCH', resized)
      process.off('exit', endGroup)
    }
    onStart?.(child)
    child.once('error', error => {
      release()
      reject(error)
    })
    child.once('close', (code, signal) => {
      release()
      if (!isWindows) signalGroup(child, 'SIGTERM')
      resolve({ code: code ?? 128 + constants.signals[signal ?? 'SIGTERM'], interrupted: firstSignal > 0 })
    })
  })
}

/**
 * Runs a program in the foreground and answers its exit code; 128 + n when a signal ended it.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Place} place
 * @returns {Promise<{code: number, interrupted: boolean}>}
 */
export const runInForeground = (program, args, place) => supervise(program, args, place, 'inherit')

/**
 * Runs a program silently and answers what it said. A program that cannot be started answers code 127.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Place} place
 * @returns {Promise<{code: number, interrupted: boolean, output: string, stdout: string}>}
 */
export async function runSilently(program, args, place) {
  const said = { output: '', stdout: '' }
  try {
    const end = await supervise(program, args, place, ['ignore', 'pipe', 'pipe'], child => {
      child.stdout?.setEncoding('utf8').on('data', text => {
        said.stdout += text
        said.output = (said.output + text).slice(-65_536)
      })
      child.stderr?.setEncoding('utf8').on('data', text => {
        said.output = (said.output + text).slice(-65_536)
      })
    })
    return { ...end, ...said }
  } catch (error) {
    return { code: 127, interrupted: false, output: String(error), stdout: '' }
  }
}
