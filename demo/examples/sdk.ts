/** A film without any user interface. */
import { createSession } from '@contenthq/sdk'

const session = await createSession({ assetBase: '/contenthq/' })
session.subscribe(({ pipeline }) => console.log(`${Math.round(pipeline.percent)} %`))
await session.createProject({ kind: 'topic', topic: 'The history of tea' }, { targetSeconds: 60 })
await session.run()
const film = await session.exportFilm({ quality: '720p' })
console.log(film.fileName, film.seconds, URL.createObjectURL(film.blob))
await session.dispose()
