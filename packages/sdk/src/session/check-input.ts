/** Owns what a project may be made from: refuses bad input before anything is stored. */
import {
  ContentHQError,
  type ProjectInput,
  type ProjectSettings,
  type StyleNames,
  unknownStyleSentence,
} from '@contenthq/model'

export const MIN_SECONDS = 10
export const MAX_SECONDS = 600
const MAX_TOPIC = 300

/** Throws 'topic-empty', 'topic-too-long', 'url-invalid', 'file-empty', 'duration-invalid', 'style-unknown'. */
export function checkInput(
  input: ProjectInput,
  { targetSeconds, captions }: Pick<ProjectSettings, 'targetSeconds' | 'captions'>,
  styles: StyleNames,
): void {
  if (!(targetSeconds >= MIN_SECONDS && targetSeconds <= MAX_SECONDS))
    throw new ContentHQError('duration-invalid', `${targetSeconds} s`)
  if (!styles.captions.some(({ id }) => id === captions.style))
    throw new ContentHQError('style-unknown', unknownStyleSentence('captions', captions.style))
  if (input.kind === 'topic') {
    if (input.topic.trim() === '') throw new ContentHQError('topic-empty')
    if (input.topic.length > MAX_TOPIC) throw new ContentHQError('topic-too-long', `${input.topic.length} characters`)
  }
  if (input.kind === 'url' && !isWebAddress(input.url)) throw new ContentHQError('url-invalid', input.url.slice(0, 200))
  if (input.kind === 'text' && input.text.trim() === '') throw new ContentHQError('file-empty')
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** The title a project carries until its story has one. */
export function firstTitle(input: ProjectInput): string {
  if (input.kind === 'topic') return input.topic.trim()
  if (input.kind === 'url') return new URL(input.url).hostname
  return (
    input.name?.replace(/\.[^.]+$/, '') ??
    input.text
      .trim()
      .split(/\n/)[0]!
      .replace(/^#+\s*/, '')
      .slice(0, 80)
  )
}
