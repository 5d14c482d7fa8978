/**
 * Owns the recognition of pages that stand where an article should: paywalls, consent pages, logins, gates against
 * programs, missing and empty pages. A long text is always an article; the less prose there is, the less evidence is
 * asked for. Knows nothing of how the article was found.
 */
import type { ErrorCode } from '@contenthq/model'
import { type Block, cleanLine } from '../reading.ts'
import { blocksOfElement } from './html-blocks.ts'
import {
  addressed,
  blockedPhrases,
  blockedTitles,
  consentButtons,
  consentTitles,
  consentWords,
  emptyPhrases,
  loginPhrases,
  loginTitles,
  missingTitles,
  paywallOffers,
  paywallStates,
} from './wall-phrases.ts'

/** What is seen of a page before its article is cut out, which changes it. */
export type PageLook = {
  readonly titles: readonly string[]
  /** What it says outside menus, heads and feet, hidden parts left out. */
  readonly said: readonly string[]
  readonly buttons: number
  readonly hasPassword: boolean
  readonly hasChallenge: boolean
  readonly hasPaywallPart: boolean
  /** A page of menus: most of its words are links, and there are several. */
  readonly isMenu: boolean
}

const framing = new Set(['NAV', 'HEADER', 'FOOTER', 'ASIDE', 'SELECT'])
const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')

const challenges =
  '#challenge-form, #challenge-running, #cf-wrapper, #px-captcha, #captcha-form, .cf-turnstile, script[src*="challenge-platform"], script[src*="captcha-delivery.com"], script[src*="_Incapsula_Resource"], iframe[src*="_Incapsula_Resource"], iframe[src*="captcha"], form[action*="captcha"], meta[name="captcha-bypass"], .g-recaptcha, .h-captcha'
const paywallParts =
  '[class*="paywall" i], [id*="paywall" i], [data-paywall], [class*="regwall" i], [id*="regwall" i], [class*="subscriber-only" i], [class*="subscription-required" i], [class*="piano-" i], [id*="piano" i], [class*="premium-content" i], [class*="meteredContent" i], [class*="gateway-content" i], [data-testid*="paywall" i], [class*="article-offer" i]'

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** Buttons, by element or by role, and links that look like them. */
function consentButtonCount(page: Document): number {
  const buttons = page.querySelectorAll(
    'button, a[class*="btn" i], a[class*="button" i], [role="button"], input[type="submit"], input[type="button"]',
  )
  const labels = Array.from(buttons, button => cleanLine(button.textContent || button.getAttribute('value') || ''))
  return new Set(labels.filter(label => consentButtons.test(label))).size
}

function isMenu(page: Document): boolean {
  const links = Array.from(page.querySelectorAll('a'), link => wordsIn(link.textContent ?? ''))
  const linked = links.reduce((sum, words) => sum + words, 0)
  return links.length > 4 && linked > 0.6 * wordsIn(page.body?.textContent ?? '')
}

export function lookAtPage(page: Document, titles: readonly (string | undefined)[]): PageLook {
  const blocks = blocksOfElement(page.body, element => framing.has(element.tagName.toUpperCase()) || isHidden(element))
  const headings = Array.from(page.querySelectorAll('h1'), heading => heading.textContent ?? '')
  return {
    titles: [page.querySelector('title')?.textContent ?? '', ...headings.slice(0, 2), ...titles].flatMap(
      title => cleanLine(title ?? '') || [],
    ),
    said: blocks.map(block => cleanLine(block.text)).filter(Boolean),
    buttons: consentButtonCount(page),
    hasPassword: Array.from(page.querySelectorAll('input[type="password" i]')).length > 0,
    hasChallenge: page.querySelector(challenges) !== null,
    hasPaywallPart: page.querySelector(paywallParts) !== null,
    isMenu: isMenu(page),
  }
}

const asksPayment = (line: string): boolean => [...paywallStates, ...paywallOffers].some(phrase => phrase.test(line))

/** Words of running text: paragraphs long enough to be prose that speak of nothing but the topic. */
function proseWords(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { kind, text }) => {
    const line = cleanLine(text)
    const words = wordsIn(line)
    const isProse = kind === 'paragraph' && (words >= 10 || (words >= 4 && /[.!?。！？]$/.test(line)))
    return sum + (isProse && !asksPayment(line) ? words : 0)
  }, 0)
}

/** Up to this many words a page may be a notice and no article. */
const NOTICE = 220
/** Up to this many, a text that asks for payment is a teaser. */
const TEASER = 450
/** Up to this many, an offer to pay is all that a page has to say. */
const OFFER = 150
/** As `TEASER`, where the publisher itself says that it is not free. */
const PAID_TEASER = 900

const isNotice = (sentence: string): boolean => consentWords.test(sentence) && addressed.test(sentence)

/** Share of the words that ask the visitor for consent, 0 to 1. */
function consentShare(said: readonly string[]): number {
  const sentences = said.flatMap(line => line.split(/(?<=[.!?])\s+/)).filter(line => wordsIn(line) > 3)
  const all = sentences.reduce((sum, line) => sum + wordsIn(line), 0)
  const about = sentences.filter(isNotice).reduce((sum, line) => sum + wordsIn(line), 0)
  return all === 0 ? 0 : about / all
}

/** Lines that say it more often than that are labels of other articles. */
const LABELS = 2

function isPaywalled({ said, hasPaywallPart }: PageLook, prose: number, isFree: boolean | undefined): boolean {
  const states = said.filter(line => paywallStates.some(phrase => phrase.test(line))).length
  const offers = said.some(line => paywallOffers.some(phrase => phrase.test(line)))
  const isStated = states > 0 && states <= LABELS
  if (isFree === false) return prose < (isStated || offers ? PAID_TEASER : hasPaywallPart ? TEASER : TEASER / 2)
  if (isStated && prose < TEASER) return true
  return offers && prose < (hasPaywallPart ? TEASER : OFFER)
}

/** The code of the error that such a page is; undefined for an article, and in doubt. `article` is what was cut out of it. */
export function recogniseWall(
  look: PageLook,
  article: readonly Block[],
  isFree: boolean | undefined,
): ErrorCode | undefined {
  const prose = proseWords(article)
  const titled = (pattern: RegExp): boolean => look.titles.some(title => pattern.test(title))
  const says = (pattern: RegExp): boolean => look.said.some(line => pattern.test(line))

  if (prose < NOTICE) {
    const blocked = [titled(blockedTitles), says(blockedPhrases), look.hasChallenge].filter(Boolean).length
    if (blocked > 1 || (blocked === 1 && prose < 40 && (titled(blockedTitles) || says(blockedPhrases))))
      return 'page-blocked'
    if (titled(missingTitles) && prose < 120) return 'page-missing'
  }
  const share = consentShare(look.said)
  const consents = [titled(consentTitles), look.buttons > 1, share > 0.5].filter(Boolean).length
  const isNothingElse = consentShare(article.map(({ text }) => cleanLine(text))) > 0.3
  if (prose < TEASER * 2 && share > 0.3 && isNothingElse && look.buttons > 0 && consents > 1) return 'page-cookie-wall'

  const logins = [titled(loginTitles), says(loginPhrases), look.hasPassword].filter(Boolean).length
  if (prose < 20 && logins > 1) return 'page-login'
  if (isPaywalled(look, prose, isFree)) return 'page-paywalled'

  if (prose < NOTICE) {
    if (
      (logins > 1 && (look.hasPassword || prose < 60)) ||
      (logins === 1 && prose < 60 && (look.hasPassword || titled(loginTitles)))
    )
      return 'page-login'
    if (prose < 40 && says(emptyPhrases)) return 'source-empty'
    if (prose < 20 && look.isMenu) return 'source-empty'
  }
  return undefined
}
