/** Owns the page that the command drives: the same SDK as in any web page. Reports to the command, puts the results on its server. */
import { asContentHQError, type ErrorRecord } from '@contenthq/model'
import { createSession, type Session, type SessionState } from '@contenthq/sdk'
import type { MakeReport, MakeRequest, MakeResult } from '../src/make/protocol.ts'

declare global {
  interface Window {
    contenthqMake(
      request: MakeRequest,
    ): Promise<{ readonly ok: true; readonly result: MakeResult } | { readonly ok: false; readonly error: ErrorRecord }>
    contenthqCancel(): void
    /** Given by the command. */
    contenthqReport(report: MakeReport): Promise<void>
  }
}

let session: Session | undefined

async function put(path: string, body: Blob | string): Promise<void> {
  const answer = await fetch(path, { method: 'PUT', body })
  if (!answer.ok) throw new Error(`The command did not take ${path}: ${answer.status}`)
}

/** Reports at most ten times a second, and always the last state. */
function reporter(): (state: SessionState) => void {
  let last = 0
  return ({ pipeline, export: film, project }) => {
    const now = performance.now()
    if (now - last < 100 && pipeline.state === 'running' && film.state === 'running') return
    last = now
    void window.contenthqReport({ pipeline, export: { ...film, film: undefined }, title: project?.title ?? '' })
  }
}

async function make({ input, settings, format, preset, outputPath }: MakeRequest): Promise<MakeResult> {
  session = await createSession({ assetBase: '/contenthq/', databaseName: 'contenthq-make' })
  session.subscribe(reporter())
  await session.createProject(input, settings)
  await session.run()
  const { pipeline } = session.state
  if (pipeline.state !== 'done') throw pipeline.error ?? { code: 'cancelled' }
  const film = await session.exportFilm({ format, ...(preset ? { preset } : {}) })
  const { project, issues } = session.state
  await put(`${outputPath}/film.${format}`, film.blob)
  await put(`${outputPath}/film.srt`, film.subtitles)
  await put(`${outputPath}/film.vtt`, film.subtitlesVtt)
  await put(
    `${outputPath}/film.json`,
    `${JSON.stringify({ project, issues, film: { ...film, blob: undefined, subtitles: undefined, subtitlesVtt: undefined } }, null, 2)}\n`,
  )
  return {
    title: project?.title ?? '',
    seconds: film.seconds,
    frames: film.frames,
    width: film.width,
    height: film.height,
    bytes: film.blob.size,
    encoders: [film.videoEncoder, film.audioEncoder],
  }
}

window.contenthqMake = async request => {
  try {
    return { ok: true, result: await make(request) }
  } catch (thrown) {
    return { ok: false, error: asContentHQError(thrown).toRecord() }
  } finally {
    await session?.dispose()
  }
}

window.contenthqCancel = () => {
  session?.cancel()
  session?.cancelExport()
}
