/** Replaces an overlay by another with the same id: its place, its words, its file. */
import type { Overlay } from '../project/overlays.ts'
import { changeRecords, inverseRecords, type RecordChange } from './asset-records.ts'
import type { Edit } from './command.ts'
import { changeOverlays, judgeOverlay, needsOverlay, type OverlayOwner, overlaysOf } from './overlay-list.ts'

export type SetOverlay = OverlayOwner & RecordChange & { readonly kind: 'set-overlay'; readonly overlay: Overlay }

export const setOverlay: Edit<SetOverlay> = {
  kind: 'set-overlay',
  can: (document, command) => {
    const missing = needsOverlay(document, command, command.overlay.id)
    return missing.length > 0 ? missing : judgeOverlay(command.overlay, command)
  },
  apply: (document, command) =>
    changeOverlays(changeRecords(document, command), command, list =>
      list.map(overlay => (overlay.id === command.overlay.id ? command.overlay : overlay)),
    ),
  inverse: (document, command) => ({
    ...command,
    overlay: overlaysOf(document, command).find(({ id }) => id === command.overlay.id) ?? command.overlay,
    ...inverseRecords(document, command),
  }),
}
