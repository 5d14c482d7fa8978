/** Owns the standalone page: the font, the theme switch and where the API is. The studio does everything else. */
import '@fontsource-variable/inter/opsz.css'
import '@contenthq/studio/define'
import type { ContentHQStudio } from '@contenthq/studio'

type Theme = ContentHQStudio['theme']
const KEY = 'contenthq-demo-theme'

const studio = document.querySelector('contenthq-studio')
const choice = document.querySelector<HTMLSelectElement>('#theme')

/** The page and the element follow the same choice; 'auto' is the system's. */
function show(theme: Theme): void {
  document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme
  if (choice) choice.value = theme
}

const isTheme = (value: string | null): value is Theme => value === 'auto' || value === 'light' || value === 'dark'

// a page that may store nothing still has a theme
const stored = (): string | null => {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
const first = stored()
show(isTheme(first) ? first : 'auto')

choice?.addEventListener('change', () => {
  if (!isTheme(choice.value)) return
  show(choice.value)
  try {
    localStorage.setItem(KEY, choice.value)
  } catch {
    // the choice lasts as long as the page
  }
})

if (studio) {
  const parameters = new URLSearchParams(location.search)
  const served: unknown = import.meta.env.VITE_CONTENTHQ_API
  // ?api=off stays in this browser; ?api=https://… talks to another server
  const apiBase = parameters.get('api') ?? served
  if (typeof apiBase === 'string' && apiBase !== 'off') studio.apiBase = apiBase
  const topic = parameters.get('topic')
  if (topic) studio.topic = topic
}
