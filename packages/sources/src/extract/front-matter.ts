/** Owns front matter: the `key: value` lines between two `---` at the head of a file. Simple scalars only, no YAML nesting. */

const unquote = (value: string): string => value.replace(/^(['"])(.*)\1$/, '$2')

/** Fields with lower-case keys, and the text after them. No front matter: no fields, the whole text. */
export function frontMatter(text: string): {
  readonly fields: Readonly<Record<string, string>>
  readonly body: string
} {
  const found = /^\s*---[^\S\n]*\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(text)
  if (!found) return { fields: {}, body: text }
  const fields: Record<string, string> = Object.create(null)
  for (const line of (found[1] ?? '').split(/\r?\n/)) {
    const pair = /^([\w-]+)\s*:\s*(.*\S)\s*$/.exec(line)
    if (pair?.[1] && pair[2]) fields[pair[1].toLowerCase()] = unquote(pair[2])
  }
  return { fields, body: text.slice(found[0].length) }
}
