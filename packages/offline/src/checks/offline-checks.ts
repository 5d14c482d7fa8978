/**
 * Owns the technical look at a picture: is it blank, blurred, too dark or bright, or one the film already has?
 * Cannot tell whether it shows what the words say.
 */
import { ContentHQError, type Pixels, throwIfAborted, type VisionProvider } from '@contenthq/model'
import { differenceHash, type Figures, greyOf, hammingDistance, measure } from './measure-picture.ts'

/** Distance of difference hashes at and below which two pictures count as the same. */
const SAME = 8
const PASS = 60

/** 0 at `low`, 100 at `high`, straight between. */
const ramp = (value: number, low: number, high: number): number =>
  Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100))

/** Pixels of pictures already seen are compared again for every new one: keep their hash. */
const hashes = new WeakMap<Uint8ClampedArray, bigint>()
function hashOf(pixels: Pixels): bigint {
  const known = hashes.get(pixels.data)
  if (known !== undefined) return known
  const made = differenceHash(pixels)
  hashes.set(pixels.data, made)
  return made
}

function scoreParts(figures: Figures): Record<string, number> {
  return {
    contrast: Math.round(ramp(figures.contrast, 6, 32)),
    detail: Math.round(ramp(figures.entropy, 2.5, 6)),
    sharpness: Math.round(ramp(Math.log10(Math.max(1, figures.sharpness)), Math.log10(5), Math.log10(120))),
    brightness: Math.round(Math.min(ramp(figures.mean, 12, 40), ramp(255 - figures.mean, 12, 40))),
    range: Math.round(ramp(1 - figures.clipped, 0.35, 0.75)),
  }
}

const complaints: Readonly<Record<string, string>> = {
  contrast: 'The picture is almost flat: more contrast.',
  detail: 'The picture is nearly empty: more to look at.',
  sharpness: 'The picture is blurred.',
  brightness: 'The picture is too dark or too bright.',
  range: 'Large parts are pure black or white.',
  sameness: 'The film already has this picture.',
}

/**
 * Scores 0..100, 60 passes. The score is the mean of all parts, but never more than the weakest one plus 40, so that
 * one real fault is enough to fail; sameness 0 means the film already has this picture.
 * Throws `media-empty` for pixels without an area or with too few bytes.
 */
export function offlineChecks(): VisionProvider {
  return {
    id: 'offline-checks',
    label: 'Built in',
    place: 'offline',
    capability: 'vision',
    async checkPicture(request, call) {
      throwIfAborted(call.signal)
      const { pixels, others } = request
      if (!(pixels.width > 0 && pixels.height > 0) || pixels.data.length < pixels.width * pixels.height * 4)
        throw new ContentHQError('media-empty', 'The picture to check has no pixels.')
      const figures = measure(greyOf(pixels))
      const own = hashOf(pixels)
      let nearest = 64
      for (const other of others) {
        throwIfAborted(call.signal)
        if (other.width > 0 && other.height > 0) nearest = Math.min(nearest, hammingDistance(own, hashOf(other)))
      }
      const parts: Record<string, number> = {
        ...scoreParts(figures),
        sameness: nearest <= SAME ? 0 : Math.round(ramp(nearest, SAME, SAME * 2) / 2 + 50),
      }
      const values = Object.values(parts)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const score = Math.round(Math.min(mean, Math.min(...values) + 40))
      const reasons = Object.entries(parts).flatMap(([part, value]) => (value < 40 ? (complaints[part] ?? part) : []))
      return {
        provider: 'offline-checks',
        kind: 'technical',
        score,
        parts,
        reasons: score < PASS && reasons.length === 0 ? ['The picture is weak in several ways.'] : reasons,
      }
    },
  }
}
