/** Owns finding concepts in text: the hand-made table first, then words two emoji dictionaries agree on. */
import table from './concepts.json' with { type: 'json' }
import lexicon from './data/lexicon.json' with { type: 'json' }
import { formsOf, wordsOf } from './words.ts'

export type Concept = {
  readonly icons: readonly string[]
  /** Where it belongs, best first. */
  readonly places: readonly string[]
  /** 1 for a plain thing, less for a vague or ambiguous word. */
  readonly strength: number
}

const VAGUE = 0.38
const LEXICON = 0.7
/** A country or people is mostly mentioned in passing. */
const MENTION = 0.45
const LONGEST_PHRASE = 3
const MODIFIER = 0.5
/** A vague or ambiguous word without an article is likely a verb. */
const UNSURE = 0.25
/** Only compared, missing, or a verb: not to be seen. */
const ASIDE = 0.15

/** Words that usually mean something else than the thing they name. */
const ambiguous = new Set(
  `work light power field state key find look start fast faster slow hot cold dark second minute run runner running race
  racing fly flying play plan save share rest call charge signal current course cell branch root spring bear build meet
  gather write read learn drink eat eating measure scale wall door room home house window paper page story word voice
  sound hand skin touch water path plant market trade form practice idea cost price image post search see print press
  beat wave river draw design bow arrow range ridge target aim focus program code app train growth interest return link access
  compare balance fight love trust friend joy fun smile risk danger soft clean number job shop store sell buy hour
  mission guard skill heat dust fuel burn shell track trail summit flow drop tool machine engineering engineer builder
  clockwork air lap hum bowl hill land shore depth bottom life body side place heart family child people human street day
  evening night morning season sky win winner heal travel journey trip city town village spend spending wing loose
  promise motor puzzle message stream crowd cause driver driving drive speed quick company team state data cut film video chapter iron picture general
  officer strike trial score well ring fan seal cross crane cap pan stem bud fair rally pride loss decline bolt nail screw
  mouth lip crash suit coach tablet globe banner monitor palm horn blade spirit opus pipe seat match disc disk trunk jar bottle
  bed chair lamp rope wire cable hook basket needle pen ticket hope anger idea insight habit`.split(/\s+/),
)

const mentions = new Set(
  `china chinese beijing india indian delhi mumbai africa african kenya ethiopia ethiopian europe european paris france
  french england english britain british london america american japan japanese tokyo
  mexico mexican arab arabia arabian yemen persia persian`.split(/\s+/),
)

/** Phrases whose words mean something else than each of them alone; nothing is drawn for them. */
const mute = new Set(
  `living space|personal space|disk space|white space|blank space|space test|user space|memory space|server log|log file|
  access log|error log|event log|change log|data series|time series|silver bullet|bullet point|bullet list|fire alert|
  fire event|world war|world record|news feed|home page|root cause|root user|table of contents|state of the art|
  search tree|file tree|tree view|decision tree|family tree|key point|key value|key idea|primary key|foreign key|
  cloud service|cloud provider|web server|bug report|bug fix|stack trace|thread pool|pull request|style sheet|
  spread sheet|cookie banner|point of view|light year|light years|leap year|dark matter|dark energy|apple store|
  running time|run time|cold war|cold start|hot spot|hot topic|gold standard|green light|blank page|big picture|
  short film|master key|key word|shell script|branch name|port number|test suite|unit test|build system|smoke test`
    .split('|')
    .map(phrase => phrase.trim()),
)
const nothing: Concept = { icons: [], places: [], strength: 0 }

const vocabulary: ReadonlyMap<string, Concept> = (() => {
  const entries = new Map<string, Concept>([...mute].map(phrase => [phrase, nothing]))
  for (const [phrases = '', icons = '', places = ''] of table.rows) {
    for (const written of phrases.split('|')) {
      const phrase = written.replace('~', '')
      const strength = phrases.startsWith('~') || ambiguous.has(phrase) ? VAGUE : mentions.has(phrase) ? MENTION : 1
      entries.set(phrase, { icons: icons.split(' ').filter(Boolean), places: places.split(' '), strength })
    }
  }
  for (const [phrase, row] of Object.entries(lexicon)) {
    const [icon = '', ...places] = row.split(' ')
    if (!entries.has(phrase))
      entries.set(phrase, { icons: [icon], places, strength: ambiguous.has(phrase) ? VAGUE : LEXICON })
  }
  return entries
})()

/** Concepts with how much the text is about each. */
export type Weights = ReadonlyMap<Concept, number>

/** One place in a text that names a concept. */
export type Mention = { readonly concept: Concept; readonly words: string; readonly weight: number }

/**
 * Longest phrase first; a word that only modifies the next one counts half (in 'coffee machine', the machine is
 * meant); the first sentence counts a little more.
 */
export function findMentions(text: string, kind: 'prose' | 'prompt' = 'prose'): readonly Mention[] {
  const words = wordsOf(text, kind)
  const mentions: Mention[] = []
  for (let i = 0; i < words.length; ) {
    let taken = 0
    for (let length = Math.min(LONGEST_PHRASE, words.length - i); length > 0 && taken === 0; length--) {
      const last = words[i + length - 1]
      if (!last) continue
      const before = words.slice(i, i + length - 1)
      if (before.some(word => word.ends)) continue
      const start = before.map(word => word.text)
      for (const form of formsOf(last.text)) {
        const concept = vocabulary.get([...start, form].join(' '))
        if (!concept) continue
        const unsure = concept.strength === VAGUE && length === 1 && !last.named
        // a plural is a head also before a verb: modifiers are singular
        const head = last.ends || (form !== last.text && last.text.endsWith('s'))
        let weight = concept.strength * (head ? 1 : MODIFIER)
        if (length > 1) weight *= 1.5
        if (last.sentence === 0) weight *= 1.2
        if (unsure) weight *= UNSURE
        if (last.aside || (last.doing && form === last.text)) weight *= ASIDE
        if (concept !== nothing) mentions.push({ concept, words: [...start, last.text].join(' '), weight })
        taken = length
        break
      }
    }
    i += Math.max(1, taken)
  }
  return mentions
}

/** The mentions of a text added up. */
export function findConcepts(text: string, kind: 'prose' | 'prompt' = 'prose'): Weights {
  const weights = new Map<Concept, number>()
  for (const { concept, weight } of findMentions(text, kind)) weights.set(concept, (weights.get(concept) ?? 0) + weight)
  return weights
}

/** Adds `from` times `factor` to `to`; one concept never counts more than `most`. */
export function addWeights(to: Map<Concept, number>, from: Weights, factor: number, most = 4): void {
  for (const [concept, weight] of from) to.set(concept, Math.min(most, (to.get(concept) ?? 0) + weight * factor))
}
