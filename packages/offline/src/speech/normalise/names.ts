/** Owns names and words from other languages that English spelling rules get wrong, as respellings a voice reads right. */
import names from './names.json' with { type: 'json' }

const respellings: Readonly<Record<string, string>> = names

/** By the word in lower case without accents; undefined for all others. The possessive keeps its ending. */
export function nameWords(plain: string): string[] | undefined {
  if (Object.hasOwn(respellings, plain)) return respellings[plain]!.split(' ')
  const owner = /^(.+)'s?$/.exec(plain)?.[1]
  if (!owner || !Object.hasOwn(respellings, owner)) return undefined
  const words = respellings[owner]!.split(' ')
  return [...words.slice(0, -1), `${words.at(-1)}'s`]
}
