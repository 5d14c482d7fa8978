/**
 * Owns what becomes of names of styles that nobody knows: a call is told, a document that was opened falls back.
 * Does not know the names: they come from the engine, as data.
 */
import type { Command } from '../edits/command.ts'
import type { Issue } from '../issue.ts'
import type { Overlay } from './overlays.ts'
import type { ProjectDocument } from './project.ts'
import type { Scene, SceneId } from './scene.ts'

export type StyleKind = 'motions' | 'transitions' | 'captions' | 'lowerThirds'

/** Everything that is registered, by kind. */
export type StyleNames = Readonly<Record<StyleKind, readonly { readonly id: string }[]>>

/** What is shown in place of an unknown style. */
export const fallbackStyles: Readonly<Record<StyleKind, string>> = {
  motions: 'zoom-in',
  transitions: 'crossfade',
  captions: 'plate',
  lowerThirds: 'bar',
}

const nouns: Readonly<Record<StyleKind, string>> = {
  motions: 'motion',
  transitions: 'transition',
  captions: 'caption style',
  lowerThirds: 'lower third',
}

type NamedStyle = { readonly kind: StyleKind; readonly id: string; readonly scene?: SceneId }

/** "There is no transition “swirl”." */
export const unknownStyleSentence = (kind: StyleKind, id: string): string => `There is no ${nouns[kind]} “${id}”.`

const isKnown = (names: StyleNames, kind: StyleKind, id: string): boolean => names[kind].some(one => one.id === id)

const ofOverlays = (overlays: readonly Overlay[] = [], scene?: SceneId): readonly NamedStyle[] =>
  overlays.flatMap(overlay =>
    overlay.kind === 'lower-third'
      ? [{ kind: 'lowerThirds' as const, id: overlay.style, ...(scene === undefined ? {} : { scene }) }]
      : [],
  )

const ofScene = (
  {
    motion,
    transition,
    captionStyle,
    overlays,
  }: { readonly captionStyle?: string | null } & Partial<Pick<Scene, 'motion' | 'transition' | 'overlays'>>,
  scene: SceneId,
): readonly NamedStyle[] => [
  ...(motion ? [{ kind: 'motions', id: motion.style, scene } as const] : []),
  ...(transition ? [{ kind: 'transitions', id: transition.style, scene } as const] : []),
  ...(captionStyle == null ? [] : [{ kind: 'captions', id: captionStyle, scene } as const]),
  ...ofOverlays(overlays, scene),
]

const ofCaptions = (captions: { readonly style: string } | undefined): readonly NamedStyle[] =>
  captions ? [{ kind: 'captions', id: captions.style }] : []

function ofCommand(command: Command): readonly NamedStyle[] {
  switch (command.kind) {
    case 'set-scene':
      return ofScene(command.fields, command.scene)
    case 'add-scene':
      return ofScene(command.scene, command.scene.id)
    case 'set-story':
      return command.scenes.flatMap(scene => ofScene(scene, scene.id))
    case 'apply-look':
      return [...ofCaptions(command.captions), ...command.scenes.flatMap(look => ofScene(look, look.scene))]
    case 'add-overlay':
    case 'set-overlay':
      return ofOverlays([command.overlay], command.scene ?? undefined)
    case 'set-settings':
      return ofCaptions(command.settings.captions)
    default:
      return []
  }
}

const unknownIn = (
  named: readonly NamedStyle[],
  names: StyleNames,
  severity: 'error' | 'warning',
  then: (kind: StyleKind) => string,
): readonly Issue[] =>
  named
    .filter(({ kind, id }) => !isKnown(names, kind, id))
    .map(({ kind, id, scene }) => ({
      code: 'style-unknown',
      severity,
      message: `${unknownStyleSentence(kind, id)}${then(kind)}`,
      ...(scene === undefined ? {} : { sceneId: scene }),
    }))

/** Why a command that a person gives cannot be taken: the unknown styles that it names. Undoing brings back what was. */
export const unknownStylesOf = (command: Command, names: StyleNames): readonly Issue[] =>
  unknownIn(ofCommand(command), names, 'error', () => '')

/**
 * The document as it can be shown: unknown styles, of a newer version or of somebody else's page, give way to usual ones.
 * The document that is stored keeps them. Each is said once; the same document comes back where all are known.
 */
export function withKnownStyles(
  document: ProjectDocument,
  names: StyleNames,
): { readonly document: ProjectDocument; readonly issues: readonly Issue[] } {
  const { settings, scenes } = document
  const named = [
    ...ofCaptions(settings.captions),
    ...ofOverlays(document.overlays),
    ...scenes.flatMap(scene => ofScene(scene, scene.id)),
  ]
  const issues = unknownIn(named, names, 'warning', kind => ` “${fallbackStyles[kind]}” is shown instead.`)
  if (issues.length === 0) return { document, issues }
  const known = (kind: StyleKind, id: string) => (isKnown(names, kind, id) ? id : fallbackStyles[kind])
  const knownOverlays = (overlays: readonly Overlay[] | undefined) =>
    overlays && {
      overlays: overlays.map(overlay =>
        overlay.kind === 'lower-third' ? { ...overlay, style: known('lowerThirds', overlay.style) } : overlay,
      ),
    }
  const shown = scenes.map(({ captionStyle, ...scene }) => ({
    ...scene,
    motion: { ...scene.motion, style: known('motions', scene.motion.style) },
    transition: { ...scene.transition, style: known('transitions', scene.transition.style) },
    ...(captionStyle === undefined ? {} : { captionStyle: known('captions', captionStyle) }),
    ...knownOverlays(scene.overlays),
  }))
  const captions = { ...settings.captions, style: known('captions', settings.captions.style) }
  return {
    document: { ...document, settings: { ...settings, captions }, scenes: shown, ...knownOverlays(document.overlays) },
    issues,
  }
}
