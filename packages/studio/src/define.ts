/** Owns registering the elements. Inner tags carry the major version, so that two versions can live on one page. */
import { ContentHQStudio } from './contenthq-studio.ts'
import { ChqButton } from './elements/button/button.ts'
import { ChqDialog } from './elements/dialog/dialog.ts'
import { ChqMenu } from './elements/menu/menu.ts'
import { ChqProgressBar } from './elements/progress-bar/progress-bar.ts'
import { ChqRects } from './elements/rects/rects.ts'
import { ChqSegmented } from './elements/segmented/segmented.ts'
import { ChqSelect } from './elements/select/select.ts'
import { ChqSlider } from './elements/slider/slider.ts'
import { ChqSwitch } from './elements/switch/switch.ts'
import { ChqTabs } from './elements/tabs/tabs.ts'
import { ChqThumb } from './elements/thumb/thumb.ts'
import { ChqToast } from './elements/toast/toast.ts'
import { ChqCreate } from './views/create/create.ts'
import { ChqRecent } from './views/create/recent.ts'
import { ChqExport } from './views/export/export.ts'
import { ChqPlayer } from './views/player/player.ts'
import { ChqProgress } from './views/progress/progress.ts'
import { ChqInspector } from './views/storyboard/inspector.ts'
import { ChqStoryboard } from './views/storyboard/storyboard.ts'

const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'chq-button-v0': ChqButton,
  'chq-create-v0': ChqCreate,
  'chq-dialog-v0': ChqDialog,
  'chq-export-v0': ChqExport,
  'chq-inspector-v0': ChqInspector,
  'chq-menu-v0': ChqMenu,
  'chq-player-v0': ChqPlayer,
  'chq-progress-bar-v0': ChqProgressBar,
  'chq-progress-v0': ChqProgress,
  'chq-recent-v0': ChqRecent,
  'chq-rects-v0': ChqRects,
  'chq-segmented-v0': ChqSegmented,
  'chq-select-v0': ChqSelect,
  'chq-slider-v0': ChqSlider,
  'chq-storyboard-v0': ChqStoryboard,
  'chq-switch-v0': ChqSwitch,
  'chq-tabs-v0': ChqTabs,
  'chq-thumb-v0': ChqThumb,
  'chq-toast-v0': ChqToast,
  'contenthq-studio': ContentHQStudio,
}

// a name that is taken stays taken: the first copy on a page wins
if (typeof customElements !== 'undefined')
  for (const [name, element] of Object.entries(elements))
    if (!customElements.get(name)) customElements.define(name, element)

declare global {
  interface HTMLElementTagNameMap {
    'contenthq-studio': ContentHQStudio
  }
}
