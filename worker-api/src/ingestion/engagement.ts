/** Owns the one figure that stands for how a source was received, made only from what the source itself says. */
import type { ContentDocument } from '@contenthq/model'

export type EngagementScore = {
  /** 0..100; a ratio of ten in all reactions is 12.5 points. */
  readonly score: number
  /** Who counted: the site's name. */
  readonly source: string
}

/**
 * Views count once, likes ten times, comments and shares twenty times: about how rare they are on video platforms, for
 * which alone all four are usual. The logarithm puts a hundred million views at 100. Undefined where nothing is said.
 */
export function engagementOf({ engagement, platform, url }: ContentDocument): EngagementScore | undefined {
  if (!engagement) return undefined
  const { views = 0, likes = 0, comments = 0, shares = 0 } = engagement
  const reactions = views + 10 * likes + 20 * (comments + shares)
  const source = platform ?? (url && URL.canParse(url) ? new URL(url).hostname : 'the source itself')
  return { score: Math.min(100, Math.round(125 * Math.log10(1 + reactions)) / 10), source }
}
