/** Owns what the projected rows of a document are: plain values under the names of their columns. Pure. */
import { PASSING_SCORE, type ProjectDocument, type Scene, soundBounds, takeInUse, usedMedia } from '@contenthq/model'

/** Samples a second of narrations. */
const RATE = 48_000

type Row = Readonly<Record<string, string | number | boolean | null>>

/** Rows by table; `owner` and `project` are the same for all and are not among them. */
export type Projection = {
  readonly scenes: readonly Row[]
  readonly scene_visuals: readonly Row[]
  readonly scene_videos: readonly Row[]
  readonly scene_audio_mixes: readonly Row[]
  readonly project_media: readonly Row[]
}

function sceneRow(scene: Scene, position: number): Row {
  const narration = takeInUse(scene.narrations)
  const pictured = scene.fit === 'hidden' || takeInUse(scene.visuals) !== undefined
  const there = [pictured, narration].filter(Boolean).length
  return {
    id: scene.id,
    position,
    status: there === 2 ? 'ready' : there === 1 ? 'partial' : 'waiting',
    kind: scene.kind,
    title: scene.title,
    narration: scene.narration,
    visual_description: scene.visualDescription,
    image_prompt: scene.imagePrompt,
    motion: scene.motion.style,
    transition: scene.transition.style,
    transition_seconds: scene.transition.seconds,
    narration_seconds: (narration?.samples ?? 0) / RATE,
  }
}

const visualRows = ({ id: scene, visuals }: Scene): Row[] =>
  visuals.list.map(({ id, asset, prompt, provider, attempt, check }, position) => ({
    scene,
    id,
    position,
    asset,
    prompt,
    provider,
    attempt,
    verified: check ? check.score >= PASSING_SCORE : null,
    score: check?.score ?? null,
    parts: check ? JSON.stringify(check.parts) : null,
    reasons: check ? JSON.stringify(check.reasons) : null,
    in_use: id === visuals.inUse,
  }))

function videoRow(scene: Scene): Row {
  const narration = takeInUse(scene.narrations)
  return {
    scene: scene.id,
    asset: takeInUse(scene.visuals)?.asset ?? null,
    seconds: (narration?.samples ?? 0) / RATE,
    narration: narration?.asset ?? null,
    speech_provider: narration?.provider ?? null,
    voice: narration?.voice ?? null,
  }
}

function mixRow(scene: Scene, { settings, music }: ProjectDocument): Row {
  const heard = settings.music.enabled ? takeInUse(music) : undefined
  return {
    scene: scene.id,
    asset: heard?.asset ?? null,
    voice_volume: scene.sound?.narrationGain ?? soundBounds.narrationGain.usual,
    music_volume: settings.music.gain,
    ducking: scene.sound?.ducking ?? settings.music.ducking?.enabled ?? true,
  }
}

function mediaRows(document: ProjectDocument): Row[] {
  return usedMedia(document).map(hash => {
    const asset = document.assets[hash]
    return {
      hash,
      kind: asset?.kind ?? null,
      width: asset?.width ?? null,
      height: asset?.height ?? null,
      seconds: asset?.seconds ?? null,
    }
  })
}

export const projectionOf = (document: ProjectDocument): Projection => ({
  scenes: document.scenes.map(sceneRow),
  scene_visuals: document.scenes.flatMap(visualRows),
  scene_videos: document.scenes.map(videoRow),
  scene_audio_mixes: document.scenes.map(scene => mixRow(scene, document)),
  project_media: mediaRows(document),
})
