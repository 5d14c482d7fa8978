/** Owns the guess of a text's language: by script, then by counting the commonest words. */

const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: 'the and of to in is that was for with as are by from this which were have has not it on be their'.split(' '),
  es: 'el la de que y en los las un una por con para del se es no al lo como más su pero fue son'.split(' '),
  fr: 'le la les des et est une dans que qui pour par sur au aux plus du un il ne pas ce cette sont avec'.split(' '),
  de: 'der die das und ist nicht ein eine zu den mit von auf für im dem des sich als auch wird werden war bei'.split(
    ' ',
  ),
  pt: 'o os as de que e em um uma para com não do da dos das no na por mais se foi são como ao'.split(' '),
  it: 'il lo gli di che e un una per con non del della dei nel nella è sono più come alla le si da ha'.split(' '),
  nl: 'de het een van en in is dat op te zijn met voor niet aan er om ook als maar dan bij wordt werd naar uit'.split(
    ' ',
  ),
  sv: 'och att det i en är som på av för med den till inte har om ett men var jag sig från vid så kan när'.split(' '),
  da: 'og at det i en er som på af for med den til ikke har om et men var jeg sig fra ved så kan når blev'.split(' '),
  nb: 'og å det i en er som på av for med den til ikke har om et men var jeg seg fra ved så kan når ble'.split(' '),
  fi: 'ja on ei se että hän oli joka mutta myös kun tai niin kuin ovat sen mukaan sekä jo vain voi'.split(' '),
  pl: 'i w na z się nie do to że jest o jak po ale za od przez dla jego który był tym są oraz przy'.split(' '),
  cs: 'a v se na je že s z do o k i ale jako za by jsou pro tak po který byl jeho od když nebo'.split(' '),
  tr: 've bir bu için ile da de çok olarak daha ne olan gibi en kadar sonra ancak var değil o her'.split(' '),
  ro: 'și de la în a cu pe o nu se din care este un pentru sau mai au fost ale prin că după'.split(' '),
  hu: 'a az és hogy nem is egy van volt meg csak ez azt el mint már de ha vagy még ki'.split(' '),
  id: 'dan yang di untuk dengan dari ini itu pada adalah tidak dalam akan ke oleh juga atau sebagai karena telah'.split(
    ' ',
  ),
  vi: 'và của là có được cho trong một những các người với không này khi đã để từ đến như'.split(' '),
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
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ta', /\p{Script=Tamil}/gu],
]

/** Letters that one language of a script has and the commonest one has not. */
const ownLetters: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  ru: [
    ['uk', /[іїєґ]/giu],
    ['sr', /[ђћџљњј]/giu],
    ['bg', /ъ/giu],
  ],
  ar: [
    ['fa', /[پچژگ]/gu],
    ['ur', /[ٹڈڑےں]/gu],
  ],
}

const LOOK_AT = 6000

/** BCP 47 primary tag of a text; 'en' where nothing speaks for another. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, LOOK_AT)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'en'
  // Japanese mixes kana with Han, so a fifth of kana is enough; the others need the larger part.
  for (const [language, pattern] of scripts)
    if ((sample.match(pattern)?.length ?? 0) > letters * (language === 'ja' ? 0.2 : 0.4)) {
      const own = ownLetters[language]?.find(([, sign]) => (sample.match(sign)?.length ?? 0) > letters * 0.005)
      return own?.[0] ?? language
    }
  return byWords(sample).language
}

/** The language whose commonest words a sample has most of, how many those are, and how many the next one's are. */
function byWords(sample: string): {
  readonly language: string
  readonly most: number
  readonly next: number
  readonly words: number
} {
  const counts = new Map<string, number>()
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const scores = Object.entries(commonWords).map(([language, common]) => ({
    language,
    score: common.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0),
  }))
  scores.sort((a, b) => b.score - a.score)
  const [best, second] = scores
  const most = best?.score ?? 0
  return { language: most > 0 ? (best?.language ?? 'en') : 'en', most, next: second?.score ?? 0, words: words.length }
}

/**
 * The language of a text that says of itself what it is in `declared`. The declaration is believed, unless the text is
 * plainly in another language that is known well: programs declare the language of their menus.
 */
export function languageOf(text: string, declared: string | undefined): string {
  const tag = readLanguageTag(declared)
  if (!tag) return detectLanguage(text)
  const said = tag.split('-')[0] ?? tag
  const { language, most, next, words } = byWords(text.slice(0, LOOK_AT))
  const isPlain = words >= 30 && most >= words * 0.15 && most >= next * 2
  return isPlain && language !== said && Object.hasOwn(commonWords, said) ? language : tag
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
