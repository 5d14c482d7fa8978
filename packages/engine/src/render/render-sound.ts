/** Owns the making of a film's sound alone: mixed and encoded as for the film, then written. MP3 is made from the whole. */
import { formatFacts, frameToSample, frameToSeconds, SAMPLE_RATE, throwIfAborted } from '@contenthq/model'
import { soundCodecs } from '../audio/sound-codec.ts'
import { createFFmpegRoom } from '../ffmpeg/ffmpeg-room.ts'
import { encodeMp3, MP3_BITRATE } from '../ffmpeg/mp3.ts'
import { readSoundBlock } from '../segments/sound-blocks.ts'
import { checkSounds } from './check-media.ts'
import { soundOf } from './containers.ts'
import { encodeFilmSound } from './film-sound.ts'
import type { FilmTarget } from './output/film-file.ts'
import { createPartShelf } from './output/part-shelf.ts'
import { readPart } from './output/read-part.ts'
import { type WrittenFilm, writeFile } from './output/write-film.ts'
import { reportProgress } from './progress.ts'
import type { RenderedFilm, RenderInput, RenderOptions } from './render.ts'
import { stitchSound } from './stitch.ts'

export type SoundFormat = 'm4a' | 'mp3' | 'wav'

/** Share of an MP3's time that goes into its mix. */
const MIXED = 0.6

/** Throws as `renderFilm`. PCM is made again faster than it is stored, so no store keeps it. */
export async function renderSound(
  format: SoundFormat,
  { composition, assets, assetBase, segments: store }: Omit<RenderInput, 'layout' | 'path'>,
  { signal, onProgress, target = 'auto' }: RenderOptions,
): Promise<RenderedFilm> {
  const { timeline } = composition
  const codec = soundOf[format]
  const progress = reportProgress(0, onProgress)
  const shelf = createPartShelf(codec === 'pcm' ? undefined : store)
  const endSample = frameToSample(timeline.lengthFrames, timeline.frameRate)
  const seconds = frameToSeconds(timeline.lengthFrames, timeline.frameRate)
  const share = format === 'mp3' ? MIXED : 1
  const make = () =>
    encodeFilmSound({
      composition,
      assets,
      codec,
      shelf,
      assetBase,
      signal,
      onProgress: done => progress.sound(done * share),
    })
  try {
    await checkSounds(composition, assets, signal)
    const sound = await make()
    const readSound = (index: number) => readPart(() => readSoundBlock(shelf, sound.blocks[index]!.key), make)
    const write = (container: 'm4a' | 'wav', into: FilmTarget): Promise<WrittenFilm> =>
      writeFile({ mimeType: formatFacts[container].mimeType, bytes: sound.bytes }, into, file =>
        stitchSound({ sound, readSound }, container, endSample, file, signal),
      )
    const facts = {
      frames: 0,
      framesEncoded: 0,
      soundPacketsEncoded: sound.packetsEncoded,
      seconds,
      videoEncoder: '',
      videoEncoders: [],
    }
    if (format !== 'mp3') {
      const written = await write(format, target)
      progress.written(1)
      return { ...facts, ...written, audioEncoder: soundCodecs[codec].name }
    }
    const wav = await write('wav', 'auto')
    const ffmpeg = createFFmpegRoom({ assetBase })
    try {
      const mp3 = await encodeMp3(wav.blob, ffmpeg, signal, done => progress.sound(MIXED + (1 - MIXED) * done))
      throwIfAborted(signal)
      const written = await writeFile({ mimeType: formatFacts.mp3.mimeType, bytes: mp3.length }, target, async file => {
        const writer = file.stream.getWriter()
        await writer.write({ type: 'write', data: mp3, position: 0 })
        await writer.close()
      })
      progress.written(1)
      return { ...facts, ...written, audioEncoder: 'MP3 (LAME in FFmpeg.wasm)' }
    } finally {
      ffmpeg.dispose()
      await wav.dispose()
    }
  } finally {
    await shelf.leave()
  }
}

/** Bytes of a file of sound, without its header. */
export const bytesOfSound = (format: SoundFormat, seconds: number): number =>
  format === 'wav'
    ? seconds * SAMPLE_RATE * 4
    : (seconds * (format === 'mp3' ? MP3_BITRATE : soundCodecs.aac.bitrate)) / 8
