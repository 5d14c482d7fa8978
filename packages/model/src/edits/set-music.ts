/** Replaces the list of music takes, with the files it needs. */
import type { Asset, AssetHash } from '../project/asset.ts'
import type { MusicTake } from '../project/project.ts'
import type { Takes } from '../project/scene.ts'
import type { Edit } from './command.ts'
import { refusal } from './scene-lookup.ts'

/** `add` and `drop` are the asset records that come and go with it. */
export type SetMusic = {
  readonly kind: 'set-music'
  readonly music: Takes<MusicTake>
  readonly add: readonly Asset[]
  readonly drop: readonly AssetHash[]
}

export const setMusic: Edit<SetMusic> = {
  kind: 'set-music',
  can: (_document, { music }) =>
    music.inUse === undefined || music.list.some(take => take.id === music.inUse)
      ? []
      : [refusal('take-missing', 'The music to use is not there.')],
  apply: (document, { music, add, drop }) => {
    const kept = Object.entries(document.assets).filter(([hash]) => !drop.includes(hash))
    return {
      ...document,
      music,
      assets: Object.fromEntries([...add.map(asset => [asset.hash, asset] as const), ...kept]),
    }
  },
  inverse: (document, { add, drop }) => ({
    kind: 'set-music',
    music: document.music,
    add: drop.map(hash => document.assets[hash]).filter((asset): asset is Asset => asset !== undefined),
    // a record that was dropped and added again may say something else, so it goes too
    drop: add.map(asset => asset.hash).filter(hash => drop.includes(hash) || !Object.hasOwn(document.assets, hash)),
  }),
}
