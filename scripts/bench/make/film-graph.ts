/**
 * Owns a finished film as FFmpeg's users would put it together from the same pictures and sounds: zoompan, xfade or
 * concat, voices and music under them, in one graph. Without captions, which cost it nothing here. Arguments only.
 */
import { type MadeFilm, MUSIC_FILE, pictureFile, speechFile } from '../page/make-film.ts'

/** How far a picture is entered over its scene. */
const ZOOM = 1.12

function pictures({ scenes, width, height, framesPerSecond }: MadeFilm): readonly string[] {
  const moved = scenes.map(
    ({ lengthFrames }, scene) =>
      `[${scene}:v]zoompan=z='1+${ZOOM - 1}*on/${lengthFrames}':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)'` +
      `:d=${lengthFrames}:s=${width}x${height}:fps=${framesPerSecond},format=yuv420p,setsar=1,settb=AVTB[v${scene}]`,
  )
  const joined = scenes.slice(1).map(({ startFrame, fadeFrames }, index) => {
    const [before, after] = [index === 0 ? 'v0' : `x${index}`, index === scenes.length - 2 ? 'vout' : `x${index + 1}`]
    const link =
      fadeFrames > 0
        ? `xfade=transition=fade:duration=${fadeFrames / framesPerSecond}:offset=${startFrame / framesPerSecond}`
        : `concat=n=2:v=1:a=0,fps=${framesPerSecond},settb=AVTB`
    return `[${before}][v${index + 1}]${link}[${after}]`
  })
  return [...moved, ...joined]
}

/** One command; the film is `out`. Needs two scenes or more, and a narration. */
export function filmGraph(film: MadeFilm, out: string): readonly string[] {
  const { scenes, filmSeconds, framesPerSecond } = film
  const spoken = scenes.flatMap(({ speechAt }, scene) => (speechAt === undefined ? [] : [{ scene, speechAt }]))
  const voices = spoken.map(
    ({ speechAt }, index) =>
      `[${scenes.length + index}:a]aresample=48000,aformat=channel_layouts=stereo,adelay=${Math.round(speechAt * 1000)}:all=1[a${index}]`,
  )
  const mix = [
    `${spoken.map((_, index) => `[a${index}]`).join('')}amix=inputs=${spoken.length}:normalize=0:duration=longest,apad=whole_dur=${filmSeconds},asplit=2[voice][key]`,
    `[${scenes.length + spoken.length}:a]aresample=48000,aformat=channel_layouts=stereo,volume=0.5[music]`,
    `[music][key]sidechaincompress=threshold=0.03:ratio=8:attack=50:release=400[duck]`,
    `[voice][duck]amix=inputs=2:normalize=0:duration=longest,atrim=0:${filmSeconds},loudnorm=I=-14:TP=-1,aresample=48000[aout]`,
  ]
  return [
    ...scenes.flatMap((_, scene) => ['-i', pictureFile(scene)]),
    ...spoken.flatMap(({ scene }) => ['-i', speechFile(scene)]),
    ...['-i', MUSIC_FILE, '-filter_complex', [...pictures(film), ...voices, ...mix].join(';')],
    ...[
      '-map',
      '[vout]',
      '-map',
      '[aout]',
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '23',
      '-pix_fmt',
      'yuv420p',
    ],
    ...[
      '-r',
      String(framesPerSecond),
      '-c:a',
      'aac',
      '-b:a',
      '128k',
      '-movflags',
      '+faststart',
      '-t',
      String(filmSeconds),
    ],
    out,
  ]
}
