/** Sessions opened, used and left again and again: a player that plays, pictures by URL, what the export needs. Tests only. */
import { takeInUse } from '@contenthq/model'
import { createSession } from '../index.ts'
import type { Session } from '../session-contract.ts'
import { testProviders } from './providers.fixture.ts'

/** Every session is the next one's store: the first makes the project. */
export async function leaveOften(times: number): Promise<void> {
  const databaseName = crypto.randomUUID()
  const open = () =>
    createSession({ assetBase: '/contenthq/', databaseName, providers: testProviders().providers, network: false })
  const first = await open()
  const id = await first.createProject(
    { kind: 'topic', topic: 'The history of tea' },
    { targetSeconds: 10, seed: 1, output: { aspectRatio: '16:9', quality: '480p', frameRate: { num: 30, den: 1 } } },
  )
  await first.run()
  await first.dispose()
  for (let time = 0; time < times; time++) {
    const session = await open()
    await session.openProject(id)
    await useSession(session, time)
    await session.dispose()
  }
}

async function useSession(session: Session, time: number): Promise<void> {
  const player = session.createPlayer(document.createElement('canvas'))
  await player.seek(time % 100)
  for (const { visuals } of session.state.project!.scenes) await session.assetUrl(takeInUse(visuals)!.asset)
  if (time % 5 === 0) await player.play()
  // some leave in the middle of an export, some leave their player to the session
  if (time % 10 === 3) {
    const exporting = new Promise<void>(resolve => {
      const stop = session.subscribe(({ export: film }) => {
        if (film.framesDone === 0) return
        stop()
        resolve()
      })
    })
    session.exportFilm().catch(() => undefined)
    await exporting
  }
  if (time % 2 === 0) player.dispose()
}
