/** Owns the questions an outline asks, by kind of topic. They state nothing: every sentence asks, or speaks of the film itself. */

/** `{topic}` stands for the topic, `{subject}` for what a history is about. */
export type OutlinePart = { readonly heading: string; readonly sentences: readonly string[] }
/** `theme` is what the last questions call the topic, where the topic is itself a question. */
type OutlineKind = { readonly pattern: RegExp; readonly parts: readonly OutlinePart[]; readonly theme?: string }

const part = (heading: string, ...sentences: readonly string[]): OutlinePart => ({ heading, sentences })

export const opening: readonly string[] = [
  'Here is an outline of {topic} and nothing more, because no source was given.',
  'No scene of this film states a fact, so every question is still open.',
]

export const ending: OutlinePart = part(
  'Add a source',
  'To turn the outline into a film with facts, give the studio a source about {topic}.',
  'Paste a text, add a link to an article, or choose a file from your computer.',
  'Add a source, and every sentence of the next film will come from your own material.',
)

const whyItMatters = part(
  'Why it matters',
  'Why should anybody care about {theme}, and what depends on it?',
  'What would change in everyday life without {theme}?',
  'Who gains the most from {theme}, and who pays a price?',
)

const whatComesNext = part(
  'What comes next',
  'What is changing about {theme} right now?',
  'Which questions about {theme} has nobody answered yet?',
  'What could the next chapter of the story look like?',
)

const history: readonly OutlinePart[] = [
  part(
    'Before the beginning',
    'What was the world like before {subject}?',
    'Which need, hope or accident set everything in motion?',
  ),
  part(
    'Where it began',
    'Where and when does the story of {subject} begin?',
    'Which is the oldest trace of {subject} that anyone has found?',
  ),
  part(
    'Who shaped it',
    'Who shaped {subject}, and whose names deserve to be heard?',
    'Whose part in the story of {subject} is too often forgotten?',
  ),
  part(
    'The turning points',
    'Which turning points changed the course of {subject}?',
    'What was gained at each turning point, and what was lost?',
    'How did ordinary people notice the change in their own lives?',
  ),
  part(
    'How it spread',
    'How did {subject} spread from one place to the next?',
    'Who welcomed {subject}, and who tried to stop the change?',
  ),
]

const process: readonly OutlinePart[] = [
  part(
    'The question itself',
    'What exactly is meant by {topic}?',
    'Where can anybody see the process happen, and how often?',
  ),
  part(
    'What is needed',
    'What has to be in place before anything can start?',
    'Where do the material and the energy come from?',
  ),
  part(
    'Step by step',
    'What happens first, what happens next, and what happens last?',
    'Which step is the most surprising, and which step takes the longest?',
    'Which picture or comparison would make the process easy to see?',
  ),
  part(
    'What can go wrong',
    'What happens when one of the steps fails?',
    'How do the people who know the process best keep things on track?',
  ),
  part('Who found out', 'Who first understood the process, and how was the answer tested?'),
]

const reason: readonly OutlinePart[] = [
  part(
    'What can be seen',
    'What can anybody observe who asks {topic}?',
    'When does the effect appear, and when is there none to see?',
  ),
  part(
    'The first guesses',
    'Which answers did people believe in the past?',
    'Which popular explanation sounds right and is wrong?',
  ),
  part(
    'The best answer',
    'Which explanation do careful observers give today?',
    'What evidence speaks for the best answer, and how strong is the proof?',
    'Which picture or comparison would make the answer easy to see?',
  ),
  part(
    'What is still unknown',
    'Which part of the answer is still in doubt?',
    'Which experiment would settle the question?',
  ),
]

const guide: readonly OutlinePart[] = [
  part(
    'The goal',
    'What does success look like for somebody who asks {topic}?',
    'Who is the advice meant for, and who needs different advice?',
  ),
  part(
    'Before starting',
    'What should be ready before the first step?',
    'How much time, money and patience does the plan ask for?',
  ),
  part(
    'The first steps',
    'What is the smallest first step that anybody can take today?',
    'Which steps follow, and in which order?',
    'How can a beginner tell that each step has worked?',
  ),
  part(
    'Common mistakes',
    'Which mistakes do most beginners make?',
    'How can each of the usual mistakes be avoided or repaired?',
  ),
  part(
    'Keeping going',
    'Which habit keeps the progress alive after the first week?',
    'When is it wise to ask somebody with experience?',
  ),
]

const comparison: readonly OutlinePart[] = [
  part('What they share', 'What do both sides of {topic} have in common?', 'Why do so many people compare the two?'),
  part(
    'Where they differ',
    'Which difference between the two matters most in daily life?',
    'Which difference is talked about often and matters little?',
    'How could each difference be measured fairly?',
  ),
  part(
    'Strong and weak sides',
    'What can the first one do that the second one cannot?',
    'Where does the second one have the advantage?',
  ),
  part(
    'How to choose',
    'Who should choose the first one, and who should choose the second?',
    'Which question should everybody answer before choosing?',
  ),
]

const general: readonly OutlinePart[] = [
  part(
    'What it is',
    'What exactly is meant by {topic}, in one plain sentence?',
    'How would an expert explain {topic} to a curious child?',
    'What do people most often get wrong about {topic}?',
  ),
  part(
    'Where it began',
    'Where and when does the story of {topic} begin?',
    'Which need, hope or accident set everything in motion?',
  ),
  part(
    'Who shaped it',
    'Who shaped {topic}, and whose names deserve to be heard?',
    'Which turning points changed the course of the story?',
  ),
  part(
    'A closer look',
    'What does a close look at {topic} show first?',
    'Which parts matter most, and how do the parts fit together?',
    'Which picture or comparison would make {topic} easy to see?',
  ),
]

const named: readonly OutlinePart[] = [
  part(
    'Who or what',
    'Who or what is {topic}, in one plain sentence?',
    'What do most people know about {topic}, and what do most people miss?',
  ),
  part(
    'Where it began',
    'Where and when does the story of {topic} begin?',
    'What shaped the early years, and who was there to help?',
  ),
  part(
    'The turning points',
    'Which moments changed the course of the story?',
    'Which obstacle was the greatest, and how was the obstacle overcome?',
    'Who stood beside {topic}, and who stood against?',
  ),
  part(
    'What remains',
    'For what is {topic} remembered or known today?',
    'Which object, place or picture tells the story best?',
  ),
]

const kinds: readonly OutlineKind[] = [
  {
    pattern: /^how (?:to|do (?:i|you|we)|can (?:i|you|we))\b|\b(?:guide to|tips for|steps to)\b/i,
    parts: guide,
    theme: 'the skill',
  },
  { pattern: /\b(?:vs\.?|versus|compared (?:to|with))\s/i, parts: comparison, theme: 'the choice' },
  { pattern: /\b(?:history|story|origins?|rise|fall|invention|discovery|birth|journey) of\b/i, parts: history },
  { pattern: /^why\b/i, parts: reason, theme: 'the answer' },
  {
    pattern: /^(?:what|when|where|who|which|is|are|do|does|did|can|could|should|will)\b/i,
    parts: reason,
    theme: 'the answer',
  },
  { pattern: /^how\b/i, parts: process, theme: 'the process' },
]

/** Two capitalised words or more, and nothing else: a person, a place, a work. */
const isName = (topic: string): boolean =>
  /^\p{Lu}[\p{L}'’.-]+(?: (?:de|von|van|of|the|la|di|da))*(?: \p{Lu}[\p{L}'’.-]+)+$/u.test(topic)

/** The questions for a topic, without opening and ending; `{theme}` is filled in where the kind has its own word. */
export function questionsFor(topic: string): readonly OutlinePart[] {
  const kind = kinds.find(({ pattern }) => pattern.test(topic))
  const own = kind?.parts ?? (isName(topic) ? named : general)
  const theme = kind?.theme ?? '{topic}'
  return [...own, whyItMatters, whatComesNext].map(({ heading, sentences }) => ({
    heading,
    sentences: sentences.map(sentence => sentence.replaceAll('{theme}', theme)),
  }))
}
