/** Owns the guess of a text's language: by script, then by counting the commonest words of six languages. */

const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: 'the and of to in is that was for with as are by from this which were have has not it on be their'.split(' '),
  es: 'el la de que y en los las un una por con para del se es no al lo como más su pero fue son'.split(' '),
  fr: 'le la les des et est une dans que qui pour par sur au aux plus du un il ne pas ce cette sont avec'.split(' '),
  de: 'der die das und ist nicht ein eine zu den mit von auf für im dem des sich als auch wird werden war bei'.split(
    ' ',
  ),
  pt: 'o os as de que e em um uma para com não do da dos das no na por mais se foi são como ao'.split(' '),
  it: 'il lo gli di che e un una per con non del della dei nel nella è sono più come alla le si da ha'.split(' '),
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu],
]

const LOOK_AT = 6000

/** BCP 47 primary tag of a text; 'en' where nothing speaks for another. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, LOOK_AT)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'en'
  // Japanese mixes kana with Han, so a fifth of kana is enough; the others need the larger part.
  for (const [language, pattern] of scripts)
    if ((sample.match(pattern)?.length ?? 0) > letters * (language === 'ja' ? 0.2 : 0.4)) return language
  const counts = new Map<string, number>()
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  let best = 'en'
  let most = 0
  for (const [language, words] of Object.entries(commonWords)) {
    const score = words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)
    if (score > most) {
      best = language
      most = score
    }
  }
  return best
}

/** A declared tag ('en-GB', 'en_us', ' PT ') as BCP 47, or undefined where it is none. */
export function readLanguageTag(tag: string | null | undefined): string | undefined {
  const wanted = tag?.trim().replaceAll('_', '-')
  if (!wanted || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(wanted)) return undefined
  try {
    return Intl.getCanonicalLocales(wanted)[0]
  } catch {
    return undefined
  }
}
