/** Owns the look-up of a style by its name. Documents that name unknown ones fell back before they got here. */
import { ContentHQError, type StyleKind, unknownStyleSentence } from '@contenthq/model'

/** Throws 'style-unknown'. */
export function findStyle<S extends { readonly id: string }>(kind: StyleKind, styles: readonly S[], id: string): S {
  const found = styles.find(style => style.id === id)
  if (!found) throw new ContentHQError('style-unknown', unknownStyleSentence(kind, id))
  return found
}
