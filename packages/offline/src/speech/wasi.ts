/**
 * Owns the little of WASI preview 1 that flite asks for: arguments, a clock, files in memory.
 * https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md. Does not know flite.
 */

/** Files of one run, by name without a leading slash. Written ones appear here. */
export type Files = Map<string, Uint8Array>

const SUCCESS = 0
const BAD_DESCRIPTOR = 8
const NO_ENTRY = 44
const STDOUT = 1
const STDERR = 2
/** The one folder that the program finds opened. */
const ROOT = 3
const CREATE = 1
const TRUNCATE = 8
const CHARACTER_DEVICE = 2
const DIRECTORY = 3
const REGULAR_FILE = 4

class Exit extends Error {
  readonly code: number
  constructor(code: number) {
    super(`exit ${code}`)
    this.code = code
  }
}

/** A file in memory that grows by doubling. */
type OpenFile = { readonly name: string; bytes: Uint8Array; length: number; position: number }

export type ProgramResult = { readonly code: number; readonly output: string; readonly errors: string }

/** Runs a WASI command to its end, synchronously. A trap is thrown on. */
export function runProgram(module: WebAssembly.Module, args: readonly string[], files: Files): ProgramResult {
  const decoder = new TextDecoder()
  const encoded = args.map(arg => new TextEncoder().encode(`${arg}\0`))
  const open = new Map<number, OpenFile>()
  const said: Record<number, string> = { [STDOUT]: '', [STDERR]: '' }
  let nextDescriptor = ROOT + 1
  let memory: WebAssembly.Memory
  // the buffer changes whenever the memory grows, so views never live across calls
  const view = () => new DataView(memory.buffer)
  const bytesAt = (at: number, length: number) => new Uint8Array(memory.buffer, at, length)

  const vectors = (at: number, count: number): Uint8Array[] =>
    Array.from({ length: count }, (_, i) => {
      const data = view()
      return bytesAt(data.getUint32(at + i * 8, true), data.getUint32(at + i * 8 + 4, true))
    })
  const append = (file: OpenFile, piece: Uint8Array) => {
    const end = file.position + piece.length
    if (end > file.bytes.length) {
      const larger = new Uint8Array(Math.max(end, file.bytes.length * 2, 1 << 16))
      larger.set(file.bytes.subarray(0, file.length))
      file.bytes = larger
    }
    file.bytes.set(piece, file.position)
    file.position = end
    file.length = Math.max(file.length, end)
  }
  const keep = (file: OpenFile) => files.set(file.name, file.bytes.slice(0, file.length))

  const calls = {
    args_sizes_get(count: number, size: number) {
      view().setUint32(count, encoded.length, true)
      view().setUint32(
        size,
        encoded.reduce((sum, arg) => sum + arg.length, 0),
        true,
      )
      return SUCCESS
    },
    args_get(pointers: number, buffer: number) {
      let at = buffer
      encoded.forEach((arg, index) => {
        view().setUint32(pointers + index * 4, at, true)
        bytesAt(at, arg.length).set(arg)
        at += arg.length
      })
      return SUCCESS
    },
    // the program only measures its own time; a still clock keeps runs equal
    clock_time_get(_id: number, _precision: bigint, at: number) {
      view().setBigUint64(at, 0n, true)
      return SUCCESS
    },
    fd_close(descriptor: number) {
      const file = open.get(descriptor)
      if (file) keep(file)
      return open.delete(descriptor) ? SUCCESS : BAD_DESCRIPTOR
    },
    fd_fdstat_get(descriptor: number, at: number) {
      const type = descriptor < ROOT ? CHARACTER_DEVICE : descriptor === ROOT ? DIRECTORY : REGULAR_FILE
      if (descriptor > ROOT && !open.has(descriptor)) return BAD_DESCRIPTOR
      bytesAt(at, 24).fill(0)
      view().setUint8(at, type)
      // all rights: nothing lies behind them but memory
      view().setBigUint64(at + 8, 0xffff_ffff_ffff_ffffn, true)
      view().setBigUint64(at + 16, 0xffff_ffff_ffff_ffffn, true)
      return SUCCESS
    },
    fd_fdstat_set_flags: () => SUCCESS,
    fd_prestat_get(descriptor: number, at: number) {
      if (descriptor !== ROOT) return BAD_DESCRIPTOR
      view().setUint32(at, 0, true)
      view().setUint32(at + 4, 1, true)
      return SUCCESS
    },
    fd_prestat_dir_name(_descriptor: number, at: number) {
      view().setUint8(at, 0x2f)
      return SUCCESS
    },
    path_open(
      _folder: number,
      _lookup: number,
      path: number,
      length: number,
      mode: number,
      _rights: bigint,
      _inheriting: bigint,
      _flags: number,
      at: number,
    ) {
      const name = decoder.decode(bytesAt(path, length)).replace(/^\/+/, '')
      const known = files.get(name)
      if (!known && !(mode & CREATE)) return NO_ENTRY
      const bytes = known && !(mode & TRUNCATE) ? known : new Uint8Array(0)
      open.set(nextDescriptor, { name, bytes, length: bytes.length, position: 0 })
      view().setUint32(at, nextDescriptor++, true)
      return SUCCESS
    },
    fd_read(descriptor: number, at: number, count: number, result: number) {
      const file = open.get(descriptor)
      if (!file) return BAD_DESCRIPTOR
      let read = 0
      for (const target of vectors(at, count)) {
        const piece = file.bytes.subarray(file.position, Math.min(file.length, file.position + target.length))
        target.set(piece)
        file.position += piece.length
        read += piece.length
      }
      view().setUint32(result, read, true)
      return SUCCESS
    },
    fd_write(descriptor: number, at: number, count: number, result: number) {
      const file = open.get(descriptor)
      if (!file && !(descriptor in said)) return BAD_DESCRIPTOR
      let written = 0
      for (const piece of vectors(at, count)) {
        if (file) append(file, piece)
        else said[descriptor] += decoder.decode(piece)
        written += piece.length
      }
      view().setUint32(result, written, true)
      return SUCCESS
    },
    fd_seek(descriptor: number, offset: bigint, whence: number, at: number) {
      const file = open.get(descriptor)
      if (!file) return BAD_DESCRIPTOR
      const base = whence === 0 ? 0 : whence === 1 ? file.position : file.length
      file.position = Math.max(0, base + Number(offset))
      view().setBigUint64(at, BigInt(file.position), true)
      return SUCCESS
    },
    proc_exit(code: number) {
      throw new Exit(code)
    },
  }

  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: calls })
  memory = instance.exports.memory as WebAssembly.Memory
  let code = 0
  try {
    ;(instance.exports._start as () => void)()
  } catch (thrown) {
    if (!(thrown instanceof Exit)) throw thrown
    code = thrown.code
  }
  for (const file of open.values()) keep(file)
  return { code, output: said[STDOUT] ?? '', errors: said[STDERR] ?? '' }
}
