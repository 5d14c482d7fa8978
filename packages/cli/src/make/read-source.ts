/** Owns what --from names: a text file or a web page, read into the input of a project. */
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { ContentHQError, type ProjectInput } from '@contenthq/model'

const MAX_BYTES = 5 * 1024 * 1024
const FETCH_TIMEOUT_MS = 15_000
const USER_AGENT = 'ContentHQ-Studio/0.1 (+https://github.com/contenthq/studio)'

const mimeTypes: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
}

export const isLink = (from: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(from)

/** Throws 'file-missing', 'file-binary', 'file-empty', 'file-unreadable', 'source-too-large', 'url-invalid', 'url-unreachable'. */
export const readSource = (from: string, signal: AbortSignal): Promise<ProjectInput> =>
  isLink(from) ? readLink(from, signal) : readTextFile(from)

async function readTextFile(path: string): Promise<ProjectInput> {
  const bytes = await readBytes(path)
  if (bytes.includes(0)) throw new ContentHQError('file-binary', path)
  const text = decode(bytes, path)
  if (text.trim() === '') throw new ContentHQError('file-empty', path)
  const mimeType = mimeTypes[extname(path).toLowerCase()] ?? 'text/plain'
  return { kind: 'text', text, name: basename(path), mimeType }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const facts = await stat(path)
    if (facts.isDirectory()) throw new ContentHQError('file-binary', `${path} is a folder.`)
    if (facts.size > MAX_BYTES) throw new ContentHQError('source-too-large', path)
    return await readFile(path)
  } catch (thrown) {
    if (thrown instanceof ContentHQError) throw thrown
    const code = (thrown as NodeJS.ErrnoException).code
    throw new ContentHQError(code === 'ENOENT' || code === 'ENOTDIR' ? 'file-missing' : 'file-unreadable', path, {
      cause: thrown,
    })
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    // text in an old encoding has hardly any control characters; a binary file without a zero byte has many
    const odd = bytes.filter(byte => byte < 9 || (byte > 13 && byte < 32)).length
    if (odd > text.length / 200) throw new ContentHQError('file-binary', path)
    return text
  }
}

async function readLink(link: string, signal: AbortSignal): Promise<ProjectInput> {
  if (!/^https?:\/\//i.test(link) || !URL.canParse(link)) throw new ContentHQError('url-invalid', link)
  let answer: Response
  try {
    answer = await fetch(link, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(FETCH_TIMEOUT_MS)]),
      headers: { 'user-agent': USER_AGENT, accept: 'text/html, text/plain, text/markdown' },
    })
  } catch (cause) {
    if (signal.aborted) throw new ContentHQError('cancelled')
    throw new ContentHQError('url-unreachable', link, { cause })
  }
  if (!answer.ok) throw new ContentHQError('url-unreachable', `${link} answered ${answer.status}.`)
  const mimeType = answer.headers.get('content-type')?.split(';')[0]?.trim() ?? 'text/html'
  if (!mimeType.startsWith('text/') && mimeType !== 'application/xhtml+xml')
    throw new ContentHQError('file-binary', `${link} is ${mimeType}.`)
  return {
    kind: 'text',
    text: await readCapped(answer, link),
    name: link,
    mimeType: mimeType === 'application/xhtml+xml' ? 'text/html' : mimeType,
  }
}

async function readCapped(answer: Response, link: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of answer.body ?? []) {
    total += chunk.length
    if (total > MAX_BYTES) throw new ContentHQError('source-too-large', link)
    chunks.push(chunk)
  }
  const charset = /charset=["']?([\w-]+)/i.exec(answer.headers.get('content-type') ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(Buffer.concat(chunks))
  } catch {
    return new TextDecoder().decode(Buffer.concat(chunks))
  }
}
