/** A page of its own that renders the small film on the database that its address names, tells how far it is, and may be killed. */
import { createEngine } from '@contenthq/engine'
import { openDatabase } from '../store/database.ts'
import { createCache } from './cache.ts'
import { createSegmentStore } from './segment-store.ts'
import { smallFilm } from './small-film.fixture.ts'

const { composition, assets } = await smallFilm()
const segments = createSegmentStore(createCache(openDatabase(window.name)))
await createEngine({ assetBase: '/contenthq/', assets, segments }).render(composition, {
  signal: new AbortController().signal,
  onProgress: ({ framesDone }) => window.parent.postMessage({ database: window.name, framesDone }, '*'),
})
