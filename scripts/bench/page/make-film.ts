/**
 * Owns the making of a whole film in the page, from a topic to the file, on the clock; then leaves its pictures and
 * sounds in the bench's folder, so that FFmpeg can put the same film together.
 */
import { frameToSeconds, SAMPLE_RATE } from '@contenthq/model'
import { createSession } from '@contenthq/sdk'
import { writeFile } from './files.ts'

export type MakeCall = { readonly topic: string; readonly seconds: number }

export type MadeScene = {
  readonly startFrame: number
  readonly lengthFrames: number
  /** Frames that it shares with the scene before. */
  readonly fadeFrames: number
  /** Seconds of the film at which its narration starts; none where it is silent. */
  readonly speechAt?: number
}

export type MadeFilm = {
  /** From the topic to the finished file. */
  readonly seconds: number
  readonly bytes: number
  readonly filmSeconds: number
  readonly framesPerSecond: number
  readonly width: number
  readonly height: number
  readonly scenes: readonly MadeScene[]
}

export const pictureFile = (scene: number): string => `make-picture-${scene}.png`
export const speechFile = (scene: number): string => `make-speech-${scene}.wav`
export const MUSIC_FILE = 'make-music.wav'

/** A little larger than the frame: both films move in it. */
const ROOM = 1.2

async function asPng(url: string, width: number, height: number): Promise<Blob> {
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = new OffscreenCanvas(Math.round(width * ROOM), Math.round(height * ROOM))
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob()
}

/** Without the network: every run tells the same story. */
export async function makeFilm({ topic, seconds }: MakeCall): Promise<MadeFilm> {
  const start = performance.now()
  const session = await createSession({ assetBase: '/contenthq/', databaseName: 'bench-make', network: false })
  try {
    await session.createProject({ kind: 'topic', topic }, { targetSeconds: seconds, seed: 1 })
    await session.run()
    const film = await session.exportFilm()
    const took = (performance.now() - start) / 1000
    const { timeline } = session.state
    if (!timeline) throw new Error('no film')
    const fetched = async (hash: string): Promise<Blob> => (await fetch(await session.assetUrl(hash))).blob()
    const scenes: MadeScene[] = []
    for (const [index, { sceneId, asset, startFrame, lengthFrames }] of timeline.pictures.entries()) {
      if (asset)
        await writeFile(pictureFile(index), await asPng(await session.assetUrl(asset), film.width, film.height))
      const speech = timeline.narration.find(clip => clip.sceneId === sceneId)
      if (speech) await writeFile(speechFile(index), await fetched(speech.asset))
      scenes.push({
        startFrame,
        lengthFrames,
        fadeFrames: timeline.transitions.find(({ to }) => to === sceneId)?.lengthFrames ?? 0,
        ...(speech ? { speechAt: speech.startSample / SAMPLE_RATE } : {}),
      })
    }
    const [music] = timeline.music
    if (music) await writeFile(MUSIC_FILE, await fetched(music.asset))
    return {
      seconds: took,
      bytes: film.blob.size,
      filmSeconds: film.seconds,
      framesPerSecond: Math.round(1 / frameToSeconds(1, timeline.frameRate)),
      width: film.width,
      height: film.height,
      scenes,
    }
  } finally {
    await session.dispose()
  }
}
