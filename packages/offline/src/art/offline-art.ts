/**
 * Owns the keyless picture provider: plans the film's pictures from its words and draws one scene as SVG.
 * Needs no network, no DOM and no fonts; icons come from bundled chunks, loaded when first needed.
 */
import {
  asContentHQError,
  ContentHQError,
  type Depiction,
  type ImageProvider,
  type Provenance,
  throwIfAborted,
} from '@contenthq/model'
import { planScene } from './choose.ts'
import { depict } from './depict.ts'
import { drawScene } from './draw-scene.ts'
import { type Icon, loadIcons } from './icons.ts'
import { loadLetters } from './letters.ts'
import { hashText } from './random.ts'

const SMALLEST = 16
const LARGEST = 16_384

const fonts = [
  { name: 'Fraunces', licence: 'OFL-1.1', attribution: 'The Fraunces Project Authors' },
  { name: 'Outfit', licence: 'OFL-1.1', attribution: 'The Outfit Project Authors' },
]
const outlines = { name: 'Natural Earth', licence: 'Public domain', attribution: 'Natural Earth, naturalearthdata.com' }

/** What others made that is in the picture. */
function ingredientsOf(
  { main, props, card }: Depiction,
  icons: ReadonlyMap<string, Icon>,
): NonNullable<Provenance['ingredients']> {
  const drawn = [main, ...props].flatMap(thing => (thing && icons.has(thing.name) ? [thing.name] : []))
  return [
    ...drawn.map(name => ({
      name: `Fluent Emoji: ${name}`,
      licence: 'MIT',
      attribution: 'Microsoft Corporation, https://github.com/microsoft/fluentui-emoji',
    })),
    ...(card ? fonts : []),
    ...(card?.kind === 'map' ? [outlines] : []),
  ]
}

/**
 * Draws with what the words ask for; the same request always gives the same bytes.
 * Throws `input-invalid` for a size outside 16..16384, `cancelled` when the signal fires.
 */
export function offlineArt(): ImageProvider {
  return {
    id: 'offline-art',
    label: 'Built in',
    place: 'offline',
    capability: 'image',
    async makePicture(request, call) {
      throwIfAborted(call.signal)
      const { width, height } = request.size
      if (![width, height].every(side => Number.isFinite(side) && side >= SMALLEST && side <= LARGEST))
        throw new ContentHQError('input-invalid', `A picture of ${width}×${height} pixels cannot be drawn.`)
      const scenes =
        request.film.length > request.index && request.index >= 0
          ? request.film
          : [{ title: request.sceneTitle, narration: request.narration }]
      const index = scenes === request.film ? request.index : 0
      const film = { title: request.filmTitle, scenes, mood: request.mood, seed: request.seed }
      const { family, scene } = planScene(film, {
        index,
        kind: request.sceneKind,
        prompt: request.prompt,
        attempt: request.attempt,
      })
      call.onProgress?.(0.2)
      const icons = await loadIcons([scene.hero, ...scene.props].filter(name => name !== undefined)).catch(
        (cause: unknown) => {
          throw asContentHQError(cause, 'provider-failed')
        },
      )
      const letters = scene.card ? await loadLetters() : undefined
      throwIfAborted(call.signal)
      const drawn = drawScene(scene, {
        family,
        icons,
        ...(letters ? { letters } : {}),
        kind: request.sceneKind,
        size: request.size,
        seed: hashText(`${request.seed}|${request.filmTitle}|${request.index}|${request.attempt}|${scene.environment}`),
        description: request.sceneTitle,
      })
      call.onProgress?.(1)
      const { card: _, ...place } = scene
      const shows = depict(drawn.card ? scene : place, film, index, request.prompt)
      const ingredients = ingredientsOf(shows, icons)
      return {
        bytes: new TextEncoder().encode(drawn.svg),
        mimeType: 'image/svg+xml',
        width,
        height,
        focus: drawn.focus,
        provenance: {
          provider: 'offline-art',
          prompt: request.prompt,
          licence: 'MIT',
          attribution: 'Drawn by ContentHQ Studio',
          ...(ingredients.length > 0 ? { ingredients } : {}),
          shows,
        },
      }
    },
  }
}
