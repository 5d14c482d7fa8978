/** Replaces the list of music takes, with the files it needs. */
import type { MusicTake } from '../project/project.ts'
import type { Takes } from '../project/scene.ts'
import { changeRecords, inverseRecords, type RecordChange } from './asset-records.ts'
import type { Edit } from './command.ts'
import { refusal } from './scene-lookup.ts'

/** `add` and `drop` are the asset records that come and go with it. */
export type SetMusic = RecordChange & { readonly kind: 'set-music'; readonly music: Takes<MusicTake> }

export const setMusic: Edit<SetMusic> = {
  kind: 'set-music',
  can: (_document, { music }) =>
    music.inUse === undefined || music.list.some(take => take.id === music.inUse)
      ? []
      : [refusal('take-missing', 'The music to use is not there.')],
  apply: (document, { music, add, drop }) => ({ ...changeRecords(document, { add, drop }), music }),
  inverse: (document, { add, drop }) => ({
    kind: 'set-music',
    music: document.music,
    ...inverseRecords(document, { add, drop }),
  }),
}
