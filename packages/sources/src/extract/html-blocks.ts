/** Owns how elements become blocks: where a paragraph ends, which elements say nothing. Needs only the DOM's reading side. */
import type { ContentImage } from '@contenthq/model'
import type { Block } from '../reading.ts'

const silent = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'OBJECT', 'IFRAME', 'CANVAS', 'SVG', 'MATH'])
const blockish = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL'
  ).split(' '),
)
const cells = new Set(['TD', 'TH', 'OPTION', 'BUTTON'])

/** Blocks of an element in reading order. Walked without recursion, so that nesting depth is no danger. */
export function blocksOfElement(root: Element, isLeftOut?: (element: Element) => boolean): readonly Block[] {
  const blocks: Block[] = []
  let line = ''
  let level = 0
  let lineBreaks = 0
  const flush = () => {
    if (line.trim()) blocks.push(level ? { kind: 'heading', level, text: line } : { kind: 'paragraph', text: line })
    line = ''
    lineBreaks = 0
  }
  type Step = { readonly node: Node; readonly leaving: boolean }
  const steps: Step[] = [{ node: root, leaving: false }]
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { node, leaving } = step
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? ''
      if (text.trim()) lineBreaks = 0
      line += text
      continue
    }
    if (node.nodeType !== 1) continue
    const name = (node as Element).tagName.toUpperCase()
    if (silent.has(name) || (!leaving && isLeftOut?.(node as Element))) continue
    if (name === 'BR') {
      line += ' '
      if (++lineBreaks > 1) flush()
      continue
    }
    const block = blockish.has(name)
    if (block) flush()
    if (cells.has(name)) line += ' '
    const heading = /^H[1-6]$/.test(name)
    if (leaving) {
      if (heading) level = 0
      continue
    }
    if (heading) level = Number(name[1])
    steps.push({ node, leaving: true })
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child) steps.push({ node: child, leaving: false })
    }
  }
  flush()
  return blocks
}

/** Narrower or lower than this, in CSS pixels, a picture is an icon or counts visitors. */
const SMALLEST = 80

const isTiny = (picture: Element): boolean =>
  ['width', 'height'].some(side => {
    const size = picture.getAttribute(side)
    return size !== null && /^\d+(?:px)?$/.test(size) && Number.parseInt(size, 10) < SMALLEST
  })

/** Pictures with an http(s) address, in order, each once; the caption is the figure's, else the alternative text. */
export function imagesOfElement(root: Element, base?: string): readonly ContentImage[] {
  const images = new Map<string, ContentImage>()
  for (const picture of root.querySelectorAll('img[src]')) {
    const source = picture.getAttribute('src') ?? ''
    if (isTiny(picture)) continue
    if (!URL.canParse(source, base)) continue
    const url = new URL(source, base)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') continue
    const figure = picture.closest('figure')
    const caption = (figure?.querySelector('figcaption')?.textContent ?? picture.getAttribute('alt') ?? '')
      .replace(/\s+/g, ' ')
      .trim()
    if (!images.has(url.href)) images.set(url.href, { url: url.href, ...(caption ? { caption } : {}) })
  }
  return [...images.values()]
}
