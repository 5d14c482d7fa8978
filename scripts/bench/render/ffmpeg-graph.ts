/**
 * Owns the reference job as FFmpeg's users write it: zoompan, xfade and sidechaincompress in one graph; and the usual
 * server recipe of two passes. Arguments only; who runs them is not known here.
 */
import type { Size } from '@contenthq/model'
import {
  FADE_FRAMES,
  FRAME_RATE,
  FRAMES,
  lengthOf,
  MUSIC_NAME,
  pictureName,
  SCENE_FRAMES,
  SCENES,
  SPEECH_START,
  speechName,
  ZOOM,
} from './reference-job.ts'

const SECONDS = FRAMES / FRAME_RATE
const scenes = Array.from({ length: SCENES }, (_, scene) => scene)

/** The same path as ours: the view's width goes evenly from the whole to 1/1.15 of it, or back. */
function zoompan(scene: number, { width, height }: Size): string {
  const length = lengthOf(scene)
  const play = 1 - 1 / ZOOM
  const share = scene % 2 === 0 ? `on/${length - 1}` : `(1-on/${length - 1})`
  return (
    `zoompan=z='1/(1-${play}*${share})':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)'` +
    `:d=${length}:s=${width}x${height}:fps=${FRAME_RATE}`
  )
}

function fades(): readonly string[] {
  return scenes.slice(1).map(scene => {
    const before = scene === 1 ? 'v0' : `x${scene - 1}`
    const after = scene === SCENES - 1 ? 'vout' : `x${scene}`
    const offset = (scene * SCENE_FRAMES) / FRAME_RATE
    return `[${before}][v${scene}]xfade=transition=fade:duration=${FADE_FRAMES / FRAME_RATE}:offset=${offset}[${after}]`
  })
}

/** `first`: number of the first narration among the inputs; the music follows the last. */
function sound(first: number): readonly string[] {
  const voices = scenes.map(scene => {
    const delay = Math.round(((scene * SCENE_FRAMES) / FRAME_RATE + SPEECH_START) * 1000)
    return `[${first + scene}:a]aresample=48000,aformat=channel_layouts=stereo,adelay=${delay}:all=1[a${scene}]`
  })
  return [
    ...voices,
    `${scenes.map(scene => `[a${scene}]`).join('')}amix=inputs=${SCENES}:normalize=0:duration=longest,apad=whole_dur=${SECONDS},asplit=2[voice][key]`,
    `[${first + SCENES}:a]aresample=48000,aformat=channel_layouts=stereo,volume=0.5[music]`,
    `[music][key]sidechaincompress=threshold=0.03:ratio=8:attack=50:release=400[duck]`,
    `[voice][duck]amix=inputs=2:normalize=0:duration=longest,atrim=0:${SECONDS},alimiter=limit=0.95[aout]`,
  ]
}

const soundInputs = [...scenes.map(speechName), MUSIC_NAME].flatMap(name => ['-i', name])

/** Every file the graph reads. */
export const inputNames: readonly string[] = [...scenes.map(pictureName), ...scenes.map(speechName), MUSIC_NAME]

/** The whole job in one command. */
export function oneGraph(size: Size, preset: string, out: string): readonly string[] {
  const graph = [
    ...scenes.map(scene => `[${scene}:v]${zoompan(scene, size)},format=yuv420p,setsar=1[v${scene}]`),
    ...fades(),
    ...sound(SCENES),
  ]
  return [
    ...scenes.flatMap(scene => ['-i', pictureName(scene)]),
    ...soundInputs,
    '-filter_complex',
    graph.join(';'),
    ...['-map', '[vout]', '-map', '[aout]', '-c:v', 'libx264', '-preset', preset, '-crf', '23', '-pix_fmt', 'yuv420p'],
    ...['-r', String(FRAME_RATE), '-c:a', 'aac', '-b:a', '128k', '-movflags', '+faststart', '-t', String(SECONDS), out],
  ]
}

/** Each scene by itself at twice the size (which hides zoompan's jitter), then all joined and encoded again. No music. */
export function twoPasses({ width, height }: Size, out: string): readonly (readonly string[])[] {
  const twice = { width: width * 2, height: height * 2 }
  const first = scenes.map(scene => [
    ...['-i', pictureName(scene), '-i', speechName(scene)],
    ...[
      '-filter_complex',
      `[0:v]scale=${twice.width * 2}:-2,${zoompan(scene, twice)},scale=${width}:${height},format=yuv420p,setsar=1[v]`,
    ],
    ...['-map', '[v]', '-map', '1:a', '-c:v', 'libx264', '-r', String(FRAME_RATE), '-c:a', 'aac', `pass-${scene}.mp4`],
  ])
  const graph = [
    ...scenes.map(scene => `[${scene}:v]settb=AVTB,setpts=PTS-STARTPTS[v${scene}]`),
    ...fades(),
    ...scenes.map(scene => {
      const delay = Math.round(((scene * SCENE_FRAMES) / FRAME_RATE + SPEECH_START) * 1000)
      return `[${scene}:a]aresample=48000,adelay=${delay}:all=1[a${scene}]`
    }),
    `${scenes.map(scene => `[a${scene}]`).join('')}amix=inputs=${SCENES}:normalize=0:duration=longest[aout]`,
  ]
  const second = [
    ...scenes.flatMap(scene => ['-i', `pass-${scene}.mp4`]),
    ...['-filter_complex', graph.join(';'), '-map', '[vout]', '-map', '[aout]', '-c:v', 'libx264', '-c:a', 'aac'],
    ...['-pix_fmt', 'yuv420p', '-movflags', '+faststart', '-t', String(SECONDS), out],
  ]
  return [...first, second]
}
