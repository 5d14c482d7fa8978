/** Owns the elements that wait for a first project: storyboard, player, export. Loaded behind the first picture of the studio. */
import { ChqRects } from './elements/rects/rects.ts'
import { register } from './register.ts'
import { ChqExport } from './views/export/export.ts'
import { ChqPlayer } from './views/player/player.ts'
import { ChqInspector } from './views/storyboard/inspector.ts'
import { ChqStoryboard } from './views/storyboard/storyboard.ts'

export const registerWorkbench = (): void =>
  register({
    'chq-export-v0': ChqExport,
    'chq-inspector-v0': ChqInspector,
    'chq-player-v0': ChqPlayer,
    'chq-rects-v0': ChqRects,
    'chq-storyboard-v0': ChqStoryboard,
  })
