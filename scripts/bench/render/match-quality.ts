/** Owns the search for the lowest bitrate whose film is as good as another. Does not know how films are made. */

/** The search ends when the bounds are this near to each other. */
const NEAR = 1.12

/**
 * The lowest bitrate of those tried, in bit/s, whose score reaches `target`; bisected between `low` and `high` on a
 * logarithmic scale. `low` where that is enough, `high` when not even that reaches it.
 */
export async function matchQuality(
  target: number,
  { low, high }: { readonly low: number; readonly high: number },
  scoreAt: (bitrate: number) => Promise<number>,
): Promise<number> {
  if ((await scoreAt(low)) >= target) return low
  let [bad, good] = [low, high]
  while (good / bad > NEAR) {
    const middle = Math.round(Math.sqrt(bad * good))
    if ((await scoreAt(middle)) >= target) good = middle
    else bad = middle
  }
  return good
}
