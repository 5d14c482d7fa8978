/** Owns the file name of a film: the title in plain lower-case letters. */

/** 'The history of tea' → 'the-history-of-tea'. Letters of any script stay; 'film' when nothing is left. */
export function fileStem(title: string): string {
  const stem = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
  return stem === '' ? 'film' : stem
}
