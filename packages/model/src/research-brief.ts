/**
 * Owns the research brief: what was found in the sources, to be looked over and changed by a person before a story is
 * written from it. Plain data and pure changes; does not know how points are found.
 */
import type { Span } from './content-document.ts'

export type BriefSource = {
  /** Hash of its text: what the spans of its points refer to. */
  readonly textHash: string
  readonly title: string
  readonly words: number
  readonly url?: string
  readonly author?: string
  readonly published?: string
  readonly licence?: string
  readonly attribution?: string
}

export type BriefPoint = {
  /** Unique in the brief. */
  readonly id: string
  /** As in the source, until somebody rewrites it. */
  readonly text: string
  /** Absent for what a person added. */
  readonly source?: Span & { readonly textHash: string; readonly heading?: string }
  /** True where `text` is no longer the source's own. */
  readonly isRewritten: boolean
  /** False: shown, but not told. */
  readonly isKept: boolean
}

export type ResearchBrief = {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  /** What the film should bring out, in the person's own words; '' at first. */
  readonly angle: string
  readonly sources: readonly BriefSource[]
  /** In the order in which they are told. */
  readonly points: readonly BriefPoint[]
}

export type BriefEdit =
  | { readonly kind: 'set-title'; readonly title: string }
  | { readonly kind: 'set-angle'; readonly angle: string }
  | { readonly kind: 'keep-point'; readonly id: string; readonly isKept: boolean }
  | { readonly kind: 'rewrite-point'; readonly id: string; readonly text: string }
  /** `before` names the point it goes in front of; absent: to the end. */
  | { readonly kind: 'move-point'; readonly id: string; readonly before?: string }
  | { readonly kind: 'add-point'; readonly id: string; readonly text: string }
  | { readonly kind: 'keep-source'; readonly textHash: string; readonly isKept: boolean }

const withPoint = (brief: ResearchBrief, id: string, change: (point: BriefPoint) => BriefPoint): ResearchBrief => ({
  ...brief,
  points: brief.points.map(point => (point.id === id ? change(point) : point)),
})

/** The brief after an edit. One that names no known point, or adds a known one, changes nothing. */
export function editBrief(brief: ResearchBrief, edit: BriefEdit): ResearchBrief {
  switch (edit.kind) {
    case 'set-title':
      return { ...brief, title: edit.title }
    case 'set-angle':
      return { ...brief, angle: edit.angle }
    case 'keep-point':
      return withPoint(brief, edit.id, point => ({ ...point, isKept: edit.isKept }))
    case 'rewrite-point':
      return withPoint(brief, edit.id, point => ({
        ...point,
        text: edit.text,
        isRewritten: point.source !== undefined,
      }))
    case 'move-point': {
      const moved = brief.points.find(({ id }) => id === edit.id)
      if (!moved || edit.before === edit.id) return brief
      const others = brief.points.filter(point => point !== moved)
      const place = others.findIndex(({ id }) => id === edit.before)
      const at = place < 0 ? others.length : place
      return { ...brief, points: [...others.slice(0, at), moved, ...others.slice(at)] }
    }
    case 'add-point': {
      if (brief.points.some(({ id }) => id === edit.id)) return brief
      const point: BriefPoint = { id: edit.id, text: edit.text, isRewritten: false, isKept: true }
      return { ...brief, points: [...brief.points, point] }
    }
    case 'keep-source':
      return {
        ...brief,
        points: brief.points.map(point =>
          point.source?.textHash === edit.textHash ? { ...point, isKept: edit.isKept } : point,
        ),
      }
  }
}
