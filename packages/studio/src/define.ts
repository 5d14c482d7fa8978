/** Owns registering the elements. Inner tags carry the major version, so that two versions can live on one page. */
import { ContentHQStudio } from './contenthq-studio.ts'
import { ChqButton } from './elements/button/button.ts'
import { ChqDialog } from './elements/dialog/dialog.ts'
import { ChqMenu } from './elements/menu/menu.ts'
import { ChqProgressBar } from './elements/progress-bar/progress-bar.ts'
import { ChqSegmented } from './elements/segmented/segmented.ts'
import { ChqSelect } from './elements/select/select.ts'
import { ChqSlider } from './elements/slider/slider.ts'
import { ChqSwitch } from './elements/switch/switch.ts'
import { ChqTabs } from './elements/tabs/tabs.ts'
import { ChqThumb } from './elements/thumb/thumb.ts'
import { ChqToast } from './elements/toast/toast.ts'
import { register } from './register.ts'
import { ChqCreate } from './views/create/create.ts'
import { ChqRecent } from './views/create/recent.ts'
import { ChqProgress } from './views/progress/progress.ts'

register({
  'chq-button-v0': ChqButton,
  'chq-create-v0': ChqCreate,
  'chq-dialog-v0': ChqDialog,
  'chq-menu-v0': ChqMenu,
  'chq-progress-bar-v0': ChqProgressBar,
  'chq-progress-v0': ChqProgress,
  'chq-recent-v0': ChqRecent,
  'chq-segmented-v0': ChqSegmented,
  'chq-select-v0': ChqSelect,
  'chq-slider-v0': ChqSlider,
  'chq-switch-v0': ChqSwitch,
  'chq-tabs-v0': ChqTabs,
  'chq-thumb-v0': ChqThumb,
  'chq-toast-v0': ChqToast,
  'contenthq-studio': ContentHQStudio,
})

declare global {
  interface HTMLElementTagNameMap {
    'contenthq-studio': ContentHQStudio
  }
}
