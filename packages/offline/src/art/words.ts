/**
 * Owns cutting text into words with their plain forms, and telling head nouns from their modifiers, and things that are
 * there from those only compared or missing. English only.
 */

const functionWords = new Set(
  `a about above after again against all almost along also although always am among an and any are around as at away back
  be because become been before began begin behind being below between both but by came can cannot could did do does
  doing done down during each either else enough even ever every few first for from further gave get gets give go goes
  gone got had has have having he held help her here hers him his how however i if in inside instead into is it its itself
  just keep kept know known last later least less let like little long made make makes making many may me mean means might
  more most much must my near nearly never next no nor not nothing now of off often on once one only onto or other others
  our out over own perhaps put quite rather same said say says she should since so some something soon still such take
  taken takes than that the their them themselves then there these they this those though three through to today together
  told too toward towards took turn two under until up upon us use used uses using very was way we well went were what
  when where whether which while who whole whose why will with within without would yet you your`.split(/\s+/),
)

/** Words of style in prompts that say nothing of what is to be seen. */
const styleWords = new Set(
  `illustration illustrated flat cinematic wide shot close composition style soft warm light lighting bright colourful
  colorful picture image scene view background foreground detailed quality vector render minimal modern mood calm tense
  wonder upbeat show showing depict depicting atmospheric palette texture frame framing text no people`.split(/\s+/),
)

const determiners = new Set(
  `a an the his her their our your my its this that these those every each some any no another one two three four five
  six many several few all both`.split(/\s+/),
)

export type Word = {
  readonly text: string
  /** Does a noun phrase end here: punctuation, a function word or the end follows? */
  readonly ends: boolean
  /** Does an article, a possessive or a number stand before it? Then it is surely a noun. */
  readonly named: boolean
  /** Only likened to ('as big as a house') or said not to be there ('without keepers'). */
  readonly aside: boolean
  /** Surely a verb: 'building on the rocks'. */
  readonly doing: boolean
  readonly sentence: number
}

const likening = new Set(
  `shaped look looks looked looking sound sounds sounded feel feels felt just much almost act acts acted work works
  behave behaves move moves creep creeps spread spreads smell smells taste tastes shine shines something rather`.split(
    /\s+/,
  ),
)
const absent = new Set(['without', 'no', 'neither', 'nor'])
const isWord = (token: string | undefined): token is string => token !== undefined && /^[\p{L}\p{N}]/u.test(token)

/** Does what follows this token stand aside: a comparison, or something missing? */
function opensAside(found: readonly string[], i: number): boolean {
  const [before = '', token = '', next = ''] = [found[i - 1], found[i], found[i + 1]]
  if (absent.has(token)) return true
  if (token === 'than') return before !== 'more' && before !== 'less' && before !== 'rather' && !/^\d/.test(next)
  if (token === 'like') return next === 'a' || next === 'an' || likening.has(before)
  return token === 'as' && found[i - 2] === 'as' && isWord(before) && before !== 'well' && !/^\d/.test(next)
}

/** By token: stands it aside? A comparison lasts until its noun phrase ends; 'of' joins two. */
function findAsides(found: readonly string[]): readonly boolean[] {
  let inside = false
  return found.map((token, i) => {
    const inPhrase = isWord(token) && (token === 'of' || determiners.has(token) || !functionWords.has(token))
    const answer = inside && inPhrase
    inside = answer || opensAside(found, i)
    return answer
  })
}

/** A participle with an object or a place right after it, and no article before it. */
function isDoing(found: readonly string[], i: number): boolean {
  const next = found[i + 1] ?? ''
  return (
    /.{3}ing$/.test(found[i] ?? '') &&
    !determiners.has(found[i - 1] ?? '') &&
    (determiners.has(next) || next === 'on' || next === 'up' || next === 'out')
  )
}

/** Lower-case words in order, function words left out. Never throws, whatever the text. */
export function wordsOf(text: string, kind: 'prose' | 'prompt' = 'prose'): readonly Word[] {
  const found = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[.!?…。！？]+|[,;:()—–"“”\n]/gu)].map(
    match => match[0],
  )
  const words: Word[] = []
  const asides = findAsides(found)
  let sentence = 0
  found.forEach((token, i) => {
    if (/^[.!?…。！？]/.test(token)) sentence++
    if (!/^[\p{L}\p{N}]/u.test(token)) return
    const word = token.replace(/['’]s$/, '').replace(/['’]/g, '')
    if (functionWords.has(word) || (kind === 'prompt' && styleWords.has(word))) return
    const next = found[i + 1]
    const ends = next === undefined || !/^[\p{L}\p{N}]/u.test(next) || functionWords.has(next)
    const named = determiners.has(found[i - 1] ?? '') || /^\d/.test(found[i - 1] ?? '')
    words.push({
      text: word,
      ends: ends || /['’]s$/.test(token),
      named,
      aside: asides[i] ?? false,
      doing: isDoing(found, i),
      sentence,
    })
  })
  return words
}

/** The word itself and what it may be a form of, likeliest first: 'saving' → saving, save, sav. */
export function formsOf(word: string): readonly string[] {
  const forms = [word]
  const add = (form: string): void => {
    if (form.length > 2 && !forms.includes(form)) forms.push(form)
  }
  if (word.length < 4) return forms
  if (word.endsWith('ies')) add(`${word.slice(0, -3)}y`)
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) add(word.slice(0, -2))
  if (word.endsWith('ves')) {
    add(`${word.slice(0, -3)}f`)
    add(`${word.slice(0, -3)}fe`)
  }
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) add(word.slice(0, -1))
  for (const [ending, least] of [
    ['ing', 6],
    ['ed', 5],
  ] as const)
    if (word.endsWith(ending) && word.length >= least) {
      const stem = word.slice(0, -ending.length)
      add(stem)
      add(`${stem}e`)
      if (/([bdgklmnprt])\1$/.test(stem)) add(stem.slice(0, -1))
      if (stem.endsWith('i')) add(`${stem.slice(0, -1)}y`)
    }
  return forms
}
