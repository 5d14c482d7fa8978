/**
 * Owns what a scene is to the one before it, read off how its narration begins and the years it names; and how many of
 * a film's scenes may stand out for it. Does not know what is then shown.
 */

/** It carries on, sets something against what came before, or happens at another time. */
export type SceneRelation = 'continuity' | 'contrast' | 'time-jump'

/** Whole words at the head of a sentence, after opening quotes. */
const opening = (alternatives: string): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu')

type Openings = { readonly jump: RegExp; readonly contrast: RegExp }

const english: Openings = {
  jump: opening(
    [
      '(?:\\d+|many|some|a few|two|three|four|five|ten|twenty|fifty|a hundred|a thousand|hundreds? of|thousands? of|millions? of|half a) (?:years?|days?|weeks?|centuries|century|months|decades) (?:later|earlier|ago|before|after)',
      '(?:by|in|around|about|since|until|from) (?:the )?(?:year )?\\d{3,4}s?',
      '(?:by|in|during) the (?:\\d+(?:st|nd|rd|th)|first|second|third|twelfth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first) century',
      'centuries later|decades later|generations later|long ago|today|nowadays|these days|meanwhile|later|soon after|afterwards|in the end|once upon|at first|in ancient times|the next (?:day|morning|year)',
    ].join('|'),
  ),
  contrast: opening(
    'but|yet|however|instead|on the other hand|still,|although|though|unlike|in contrast|by contrast|nevertheless|nonetheless|conversely|despite|even so|on the contrary',
  ),
}

const openings: Readonly<Record<string, Openings>> = {
  en: english,
  de: {
    jump: opening(
      '(?:\\d+|viele|einige|wenige|zwei|drei|zehn|hundert|tausend|hunderte|tausende) (?:jahre|tage|wochen|monate|jahrhunderte|jahrzehnte)n? (?:später|zuvor|danach)|vor (?:\\d+|vielen|langer|hunderten|tausenden) \\p{L}+|(?:im jahr|um|seit|bis|ab|im) \\d{3,4}|jahrhunderte später|heute|heutzutage|später|inzwischen|einst|damals|anfangs|am ende',
    ),
    contrast: opening(
      'aber|doch|jedoch|dagegen|stattdessen|allerdings|andererseits|obwohl|anders als|im gegensatz|trotz',
    ),
  },
  fr: {
    jump: opening(
      "(?:\\d+|quelques|plusieurs|deux|trois|dix|cent|mille) (?:ans|années|jours|mois|siècles) (?:plus tard|après|auparavant)|il y a|(?:en|vers|dès|depuis) \\d{3,4}|aujourd[’']hui|de nos jours|plus tard|autrefois|jadis|à la fin|au début",
    ),
    contrast: opening(
      'mais|pourtant|cependant|toutefois|en revanche|au contraire|par contre|bien que|contrairement|malgré',
    ),
  },
  es: {
    jump: opening(
      '(?:\\d+|algunos|muchos|dos|tres|diez|cien|mil) (?:años|días|meses|siglos) (?:después|más tarde|antes)|hace|(?:en|hacia|desde) \\d{3,4}|hoy|en la actualidad|más tarde|antiguamente|al final|al principio',
    ),
    contrast: opening('pero|sin embargo|no obstante|en cambio|por el contrario|aunque|a diferencia|a pesar'),
  },
  it: {
    jump: opening(
      "(?:\\d+|alcuni|molti|due|tre|dieci|cento|mille) (?:anni|giorni|mesi|secoli) (?:dopo|più tardi|prima|fa)|(?:nel|verso il|dal) \\d{3,4}|oggi|oggigiorno|più tardi|un tempo|alla fine|all[’']inizio",
    ),
    contrast: opening("ma|però|tuttavia|invece|al contrario|d[’']altra parte|sebbene|a differenza|nonostante"),
  },
  pt: {
    jump: opening(
      '(?:\\d+|alguns|muitos|dois|três|dez|cem|mil) (?:anos|dias|meses|séculos) (?:depois|mais tarde|antes|atrás)|(?:em|por volta de|desde) \\d{3,4}|hoje|atualmente|mais tarde|antigamente|no fim|no início',
    ),
    contrast: opening('mas|porém|contudo|no entanto|em vez disso|pelo contrário|embora|ao contrário|apesar'),
  },
}

/** By how its narration begins; without a sign, or in a language that is not known here, it carries on. */
export function relationOf(narration: string, language = 'en'): SceneRelation {
  const { jump, contrast } = openings[language.split('-')[0]!.toLowerCase()] ?? english
  if (jump.test(narration)) return 'time-jump'
  return contrast.test(narration) ? 'contrast' : 'continuity'
}

/** Years as they are written in any language with these digits; 1000 is more often a count. */
const YEAR = /(?<![\p{L}\p{N}.,$€£])(?:1[1-9]\d\d|20\d\d)(?![\p{L}\p{N}%]|[.,]\d)/gu
/** Between two scenes this many years are another time. */
const FAR_YEARS = 40

/** The last year that each scene has heard of, its own first. */
const yearsIn = (narration: string): readonly number[] => (narration.match(YEAR) ?? []).map(Number)

/** Of a film's scenes at most this share stands out, or none does. */
const MOST_SHARE = 1 / 3

/**
 * The relation of every scene of a film to the one before it. Signs are words and years far apart; words count more.
 * Restrained: no two scenes that follow each other stand out, and at most a third do. The first scene has none before it.
 */
export function filmRelations(narrations: readonly string[], language = 'en'): readonly SceneRelation[] {
  let year: number | undefined
  const signs = narrations.map((narration, index) => {
    const said = relationOf(narration, language)
    const years = yearsIn(narration)
    const far = year !== undefined && years[0] !== undefined && Math.abs(years[0] - year) >= FAR_YEARS
    year = years.at(-1) ?? year
    if (index === 0) return { index, relation: 'continuity' as const, strength: 0 }
    if (said !== 'continuity') return { index, relation: said, strength: far ? 3 : 2 }
    return { index, relation: far ? ('time-jump' as const) : said, strength: far ? 1 : 0 }
  })
  const room = Math.ceil((narrations.length - 1) * MOST_SHARE)
  const kept = new Set<number>()
  for (const { index } of signs
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength || a.index - b.index))
    if (kept.size < room && !kept.has(index - 1) && !kept.has(index + 1)) kept.add(index)
  return signs.map(({ index, relation }) => (kept.has(index) ? relation : 'continuity'))
}
