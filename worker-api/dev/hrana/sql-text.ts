/**
 * Owns what can be told from the text of a statement without running it: whether it only reads, and whether a second
 * one follows. Cautious: what it does not recognise counts as writing.
 */

/** The text with strings, quoted names and comments blanked out, so that words and semicolons are the statement's own. */
const bare = (sql: string): string =>
  sql.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/g, match =>
    match.startsWith('-') || match.startsWith('/') ? ' ' : '_',
  )

const writing =
  /\b(insert|update|delete|replace|create|drop|alter|vacuum|reindex|attach|detach|begin\s+(immediate|exclusive))\b/i
const reading = /^\s*(select|values|explain|with|begin|commit|end|rollback|savepoint|release|pragma\s+\w+\s*;?\s*$)/i

/** True when the statement needs no writer's lock. A deferred BEGIN needs none until something is written. */
export function onlyReads(sql: string): boolean {
  const text = bare(sql)
  return /^\s*;?\s*$/.test(text) || (reading.test(text) && !writing.test(text))
}

/** True when something follows the first semicolon. Triggers hold semicolons of their own. */
export function hasSecondStatement(sql: string): boolean {
  const text = bare(sql)
  if (/^\s*create\s+(temp(orary)?\s+)?trigger\b/i.test(text)) return /\bend\s*;\s*\S/i.test(text)
  return /;\s*[^;\s]/.test(text)
}
