/** Owns the asset records that come and go with an edit. */
import type { Asset, AssetHash } from '../project/asset.ts'
import type { ProjectDocument } from '../project/project.ts'

/** Records that are added, and hashes whose records are dropped. */
export type RecordChange = { readonly add: readonly Asset[]; readonly drop: readonly AssetHash[] }

export function changeRecords(document: ProjectDocument, { add, drop }: RecordChange): ProjectDocument {
  const kept = Object.entries(document.assets).filter(([hash]) => !drop.includes(hash))
  return { ...document, assets: Object.fromEntries([...add.map(asset => [asset.hash, asset] as const), ...kept]) }
}

/** What undoes a change; read off the document before it. */
export const inverseRecords = (document: ProjectDocument, { add, drop }: RecordChange): RecordChange => ({
  add: drop.map(hash => document.assets[hash]).filter((asset): asset is Asset => asset !== undefined),
  // a record that was dropped and added again may say something else, so it goes too
  drop: add.map(asset => asset.hash).filter(hash => drop.includes(hash) || !Object.hasOwn(document.assets, hash)),
})
