/** Owns the page that the drawn | built sheet photographs: one view of the studio with the recorded session. Not shipped. */
import '@fontsource-variable/inter/opsz.css'
import '../src/define.ts'
import type { StudioView } from '../src/events.ts'
import { request } from '../src/requests.ts'
import { createRecordedSession, type RecordedStart } from '../src/testing/recorded-session.ts'

const asked = new URLSearchParams(location.search)
const view = asked.get('view') ?? 'create'
const starts: Readonly<Record<string, RecordedStart>> = {
  create: 'empty',
  progress: 'running',
  storyboard: 'done',
  player: 'done',
  export: 'done',
  'export-progress': 'exporting',
  'export-done': 'exported',
}

const session = createRecordedSession({ start: starts[view] ?? 'done' })
const studio = document.createElement('contenthq-studio')
studio.theme = asked.get('theme') === 'dark' ? 'dark' : 'light'
studio.session = session
if (view === 'create') studio.topic = 'The history of tea, from a Chinese legend to two billion cups a day'
document.body.append(studio)
await studio.updateComplete

const scene = 'scene-6'
const inner = studio.renderRoot.querySelector('.studio') ?? studio.renderRoot
const show = (name: StudioView) => request(inner, 'chq-open-view', { view: name })
if (view === 'storyboard' || view === 'player') {
  show(view)
  request(inner, 'chq-select-scene', { scene })
}
if (view === 'storyboard')
  session.show({
    pipeline: {
      ...session.state.pipeline,
      scenes: {
        ...session.state.pipeline.scenes,
        'scene-8': { picture: 'running', check: 'waiting', narration: 'done', fraction: 0.71 },
      },
    },
  })
if (view.startsWith('export')) {
  show('storyboard')
  request(inner, 'chq-select-scene', { scene })
  request(inner, 'chq-open-export', {})
}
if (view === 'create') {
  const create = studio.renderRoot.querySelector<HTMLElement>('chq-create-v0')
  await customElements.whenDefined('chq-create-v0')
  create?.focus()
}
if (view === 'player') await new Promise(resolve => setTimeout(resolve, 200))
document.documentElement.dataset.ready = 'true'
