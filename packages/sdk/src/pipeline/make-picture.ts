/** Owns the picture of one scene: make, check, repair the prompt and try again, keep every take. */
import {
  type Asset,
  ContentHQError,
  judgeAttempts,
  outputSize,
  type Picture,
  type Pixels,
  plainNarration,
  type SceneId,
  type Size,
  takeInUse,
  throwIfAborted,
  type VisualTake,
} from '@contenthq/model'
import type { PipelineContext } from './context.ts'

/** Longer side of what a check looks at. */
const CHECK_PIXELS = 320

/** Pictures of the other scenes, decoded small once for each run. */
export type SeenPictures = Map<string, Pixels>

type Attempt = { readonly take: VisualTake; readonly asset: Asset; readonly pixels: Pixels }

export async function makePicture(
  context: PipelineContext,
  sceneId: SceneId,
  seen: SeenPictures,
  signal: AbortSignal,
): Promise<void> {
  const { commit, providers, progress } = context
  progress.scene(sceneId, { picture: 'running', fraction: 0 })
  const attempts: Attempt[] = []
  let prompt = sceneOf(context, sceneId).imagePrompt
  for (;;) {
    const attempt = await tryPicture(context, sceneId, prompt, attempts.length + 1, seen, signal)
    throwIfAborted(signal)
    attempts.push(attempt)
    const verdict = judgeAttempts(attempts.map(({ take }) => take))
    if (verdict.kind === 'retry') {
      progress.scene(sceneId, { picture: 'retaken', check: 'retaken' })
      const { check } = attempt.take
      const narration = plainNarration(sceneOf(context, sceneId).narration)
      if (check)
        prompt = await providers.first('story', provider =>
          provider.repairPrompt({ prompt, narration, check }, { signal }),
        )
      continue
    }
    for (const { take, asset } of attempts)
      if (take.id !== verdict.take.id)
        commit({ kind: 'add-take', scene: sceneId, piece: 'visual', take, assets: [asset] })
    const kept = attempts.find(({ take }) => take.id === verdict.take.id)!
    commit({ kind: 'add-take', scene: sceneId, piece: 'visual', take: kept.take, assets: [kept.asset] })
    seen.set(sceneId, kept.pixels)
    progress.scene(sceneId, { picture: 'done', check: verdict.kind === 'accept' ? 'done' : 'failed', fraction: 1 })
    return
  }
}

async function tryPicture(
  context: PipelineContext,
  sceneId: SceneId,
  prompt: string,
  attempt: number,
  seen: SeenPictures,
  signal: AbortSignal,
): Promise<Attempt> {
  const { providers, progress, tools, newId } = context
  const before = sceneOf(context, sceneId).visuals.list.length
  const made = await generate(context, sceneId, prompt, attempt + before, signal)
  progress.scene(sceneId, { picture: 'done', check: 'running', fraction: 0.7 })
  const pixels = await tools.picturePixels(made.blob, CHECK_PIXELS)
  const narration = plainNarration(sceneOf(context, sceneId).narration)
  const others = [...seen].filter(([other]) => other !== sceneId).map(([, picture]) => picture)
  const checkers = await providers.of('vision')
  const check =
    checkers.length === 0
      ? undefined
      : await providers.first('vision', checker =>
          checker.checkPicture({ pixels, prompt, narration, others }, { signal }),
        )
  const take: VisualTake = {
    id: newId(),
    asset: made.asset.hash,
    prompt,
    provider: made.provider,
    attempt: attempt + before,
    ...(check ? { check } : {}),
    ...(made.picture.focus ? { focus: made.picture.focus } : {}),
  }
  return { take, asset: made.asset, pixels }
}

function sceneOf({ document }: PipelineContext, id: SceneId) {
  const scene = document().scenes.find(other => other.id === id)
  if (!scene) throw new ContentHQError('scene-missing', id)
  return scene
}

type Made = { readonly asset: Asset; readonly blob: Blob; readonly picture: Picture; readonly provider: string }

async function generate(
  context: PipelineContext,
  sceneId: SceneId,
  prompt: string,
  attempt: number,
  signal: AbortSignal,
): Promise<Made> {
  const { document, providers, media, tools } = context
  const { scenes, settings, title } = document()
  const scene = sceneOf(context, sceneId)
  const { picture, provider } = await providers.first('image', async maker => ({
    provider: maker.id,
    picture: await maker.makePicture(
      {
        prompt,
        narration: plainNarration(scene.narration),
        filmTitle: title,
        sceneTitle: scene.title,
        sceneKind: scene.kind,
        index: scenes.indexOf(scene),
        count: scenes.length,
        film: scenes.map(other => ({ title: other.title, narration: plainNarration(other.narration) })),
        size: outputSize(settings.output.aspectRatio, '1080p'),
        mood: settings.mood,
        seed: settings.seed,
        attempt,
      },
      { signal },
    ),
  }))
  const blob = new Blob([picture.bytes], { type: picture.mimeType })
  const size: Size = await tools.pictureSize(blob)
  const hash = await media.put(blob)
  const asset: Asset = {
    hash,
    kind: 'image',
    mimeType: picture.mimeType,
    bytes: blob.size,
    ...size,
    provenance: picture.provenance,
  }
  return { asset, blob, picture, provider }
}

/** Decodes the pictures that are there already, so that new ones are compared with them. */
export async function seenPictures({ document, media, tools }: PipelineContext): Promise<SeenPictures> {
  const seen: SeenPictures = new Map()
  for (const scene of document().scenes) {
    const take = takeInUse(scene.visuals)
    if (take) seen.set(scene.id, await tools.picturePixels(await media.read(take.asset), CHECK_PIXELS))
  }
  return seen
}
