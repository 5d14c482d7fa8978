/**
 * Owns the layers of a drawn picture: an SVG whose top level is nothing but groups with the ids of depths. Page only, for
 * no worker has a parser of XML.
 */
import type { AssetHash } from '@contenthq/model'
import type { AssetReader, Composition } from '../composition.ts'
import type { PictureLayer } from '../display-list.ts'
import { isSvg } from './picture.ts'

const depths: readonly PictureLayer[] = ['back', 'middle', 'front', 'finish']

/** Nothing of these is seen. */
const unseen = new Set(['title', 'desc', 'defs', 'metadata', 'style'])

const isDepth = (id: string): id is PictureLayer => depths.some(depth => depth === id)

/** The document, and its groups by depth; undefined for a picture that is not drawn in layers. */
function readGroups(
  text: string,
): { readonly document: Document; readonly groups: ReadonlyMap<PictureLayer, Element> } | undefined {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml')
  const groups = new Map<PictureLayer, Element>()
  for (const child of document.documentElement.children) {
    if (unseen.has(child.localName)) continue
    if (child.localName !== 'g' || !isDepth(child.id) || groups.has(child.id)) return undefined
    groups.set(child.id, child)
  }
  return groups.has('back') && groups.size > 1 ? { document, groups } : undefined
}

/** Back to front; empty for a picture that is not drawn in layers. */
export async function layersOf(blob: Blob): Promise<readonly PictureLayer[]> {
  if (!(await isSvg(blob))) return []
  const read = readGroups(await blob.text())
  return read ? depths.filter(depth => (read.groups.get(depth)?.childElementCount ?? 0) > 0) : []
}

/** The same picture with one layer only, on nothing. What has no layers comes back as it is. */
export async function layerOf(blob: Blob, layer: PictureLayer): Promise<Blob> {
  const read = readGroups(await blob.text())
  if (!read) return blob
  for (const [depth, group] of read.groups) if (depth !== layer) group.remove()
  return new Blob([new XMLSerializer().serializeToString(read.document)], { type: blob.type })
}

const known = new WeakMap<AssetReader, Map<AssetHash, Promise<readonly PictureLayer[]>>>()

/**
 * The layers of all pictures that a motion moves by depth, read once a page. A file that cannot be read has none: showing
 * it will fail.
 */
export async function pictureLayersOf(
  { timeline, assets }: Composition,
  reader: AssetReader,
  isByDepth: (motion: string) => boolean,
): Promise<Readonly<Record<AssetHash, readonly PictureLayer[]>>> {
  const read = known.get(reader) ?? new Map<AssetHash, Promise<readonly PictureLayer[]>>()
  known.set(reader, read)
  const hashes = new Set(
    timeline.pictures.flatMap(({ asset, motion }) =>
      asset !== undefined && isByDepth(motion.style) && assets[asset]?.mimeType.startsWith('image/svg') ? [asset] : [],
    ),
  )
  const found = await Promise.all(
    [...hashes].map(async hash => {
      const layers = read.get(hash) ?? reader.read(hash).then(layersOf)
      read.set(hash, layers)
      try {
        return [[hash, await layers] as const]
      } catch {
        read.delete(hash)
        return []
      }
    }),
  )
  return Object.fromEntries(found.flat().filter(([, layers]) => layers.length > 1))
}
