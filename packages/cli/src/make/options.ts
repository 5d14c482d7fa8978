/** Owns the command line of `make`: what it accepts, its help, and the settings it means. */
import { parseArgs } from 'node:util'
import {
  type AspectRatio,
  aspectRatios,
  builtInVoices,
  ContentHQError,
  defaultSettings,
  type FilmFormat,
  type FrameRate,
  filmFormats,
  frameRateName,
  frameRateNamed,
  frameRates,
  type Mood,
  moods,
  type ProjectSettings,
  type Quality,
  qualities,
} from '@contenthq/model'

export const MAKE_HELP = `Make a film from a topic, a file or a link. No keys, no server.

  npm run make -- "The history of tea"
  npm run make -- --from notes.md --format 9:16 --duration 30

Options
  --from FILE|URL       make it from a text or Markdown file, or a web page, instead of a topic
  --format ${aspectRatios.join('|')}   shape of the picture (16:9)
  --quality ${qualities.join('|')}   size of the picture; 4k is 2160p (720p)
  --fps ${frameRates.map(frameRateName).join('|')}   pictures a second (30)
  --duration SECONDS       length, 10 to 600 (60)
  --mood ${moods.join('|')}   mood of pictures and music (warm)
  --voice ${builtInVoices.join('|')}      who speaks: American woman, American man, Scottish man (slt)
  --speed NUMBER           how fast, 0.5 to 2; 1 is natural (1)
  --captions plate|outline|highlight|quiet|off   how captions look (plate)
  --no-music               narration only
  --seed NUMBER            the same number gives the same film (random)
  --out PATH               a file, or a folder (the current folder)
  --container ${filmFormats.join('|')}   kind of file; default: by the ending of --out (mp4)
  --encode draft|standard|high|small   how well the picture is kept (standard)
  --help                   this text

It leaves the film (.mp4 or what was asked for), its captions (.srt; .vtt beside .webm) and the project with the origin of every picture and sound (.json).
`

export type MakeOptions = {
  readonly help: boolean
  readonly topic: string
  readonly from?: string
  readonly out?: string
  readonly container: FilmFormat
  readonly preset?: EncodePreset
  readonly settings: Partial<ProjectSettings>
}

const oneOf = <T extends string>(name: string, value: string, values: readonly T[]): T => {
  const found = values.find(candidate => candidate === value)
  if (!found) throw new ContentHQError('option-invalid', `--${name} takes ${values.join(', ')}; it was “${value}”.`)
  return found
}

const encodePresets = ['draft', 'standard', 'high', 'small'] as const
export type EncodePreset = (typeof encodePresets)[number]
const captionStyles = ['plate', 'outline', 'highlight', 'quiet', 'off'] as const

/** Throws 'option-invalid', 'duration-invalid', 'topic-empty'. */
export function readMakeOptions(args: readonly string[]): MakeOptions {
  const { values, positionals } = parse(args)
  const topic = positionals.join(' ').trim()
  if (values.help) return { help: true, topic, container: 'mp4', settings: {} }
  if (values.from === undefined && topic === '') throw new ContentHQError('topic-empty')
  if (values.from !== undefined && topic !== '')
    throw new ContentHQError('option-invalid', 'Give a topic or --from, not both.')
  const aspectRatio: AspectRatio = oneOf('format', values.format ?? '16:9', aspectRatios)
  const quality: Quality = values.quality === '4k' ? '2160p' : oneOf('quality', values.quality ?? '720p', qualities)
  const mood: Mood = oneOf('mood', values.mood ?? defaultSettings.mood, moods)
  const captions = oneOf('captions', values.captions ?? 'plate', captionStyles)
  const settings: Partial<ProjectSettings> = {
    output: { aspectRatio, quality, frameRate: readFrameRate(values.fps) },
    targetSeconds: readDuration(values.duration),
    mood,
    ...(values.voice === undefined && values.speed === undefined
      ? {}
      : { voice: { voice: readVoice(values.voice), speed: readSpeed(values.speed) } }),
    captions: { enabled: captions !== 'off', style: captions === 'off' ? 'plate' : captions },
    ...(values['no-music'] ? { music: { ...defaultSettings.music, enabled: false } } : {}),
    ...(values.seed === undefined ? {} : { seed: readSeed(values.seed) }),
  }
  return {
    help: false,
    topic,
    settings,
    container: readContainer(values.container, values.out),
    ...(values.encode === undefined ? {} : { preset: oneOf('encode', values.encode, encodePresets) }),
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.out === undefined ? {} : { out: values.out }),
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        format: { type: 'string' },
        quality: { type: 'string' },
        fps: { type: 'string' },
        duration: { type: 'string' },
        mood: { type: 'string' },
        voice: { type: 'string' },
        speed: { type: 'string' },
        captions: { type: 'string' },
        'no-music': { type: 'boolean' },
        seed: { type: 'string' },
        out: { type: 'string' },
        container: { type: 'string' },
        encode: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message.split('. ')[0]! : String(cause)
    throw new ContentHQError('option-invalid', sentence, { cause })
  }
}

function readDuration(text: string | undefined): number {
  if (text === undefined) return defaultSettings.targetSeconds
  const seconds = Number(text)
  if (text.trim() === '' || !(seconds >= 10 && seconds <= 600))
    throw new ContentHQError('duration-invalid', `--duration ${text}`)
  return seconds
}

/** What was asked for, else what `out` ends in; a name without a known ending is left to whoever opens the file. */
function readContainer(name: string | undefined, out: string | undefined): FilmFormat {
  const ending = filmFormats.find(format => out?.toLowerCase().endsWith(`.${format}`))
  if (name === undefined) return ending ?? 'mp4'
  const container = oneOf('container', name, filmFormats)
  if (ending !== undefined && ending !== container)
    throw new ContentHQError('option-invalid', `--container is ${container}, but --out ends in .${ending}.`)
  return container
}

function readFrameRate(name: string | undefined): FrameRate {
  if (name === undefined) return defaultSettings.output.frameRate
  const rate = frameRateNamed(name)
  if (rate) return rate
  throw new ContentHQError(
    'option-invalid',
    `--fps takes ${frameRates.map(frameRateName).join(', ')}; it was “${name}”.`,
  )
}

const readVoice = (name: string | undefined): string =>
  name === undefined ? defaultSettings.voice.voice : oneOf('voice', name, builtInVoices)

function readSpeed(text: string | undefined): number {
  if (text === undefined) return defaultSettings.voice.speed
  const speed = Number(text)
  if (text.trim() === '' || !(speed >= 0.5 && speed <= 2))
    throw new ContentHQError('option-invalid', `--speed takes a number from 0.5 to 2; it was “${text}”.`)
  return speed
}

function readSeed(text: string): number {
  const seed = Number(text)
  if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31)
    throw new ContentHQError('option-invalid', '--seed takes a whole number from 0.')
  return seed
}
