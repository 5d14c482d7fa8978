/** Owns a player that paints the recorded pictures with a slow push and a caption. For tests and the sheet only. */
import { frameToSeconds, type Timeline } from '@contenthq/model'
import type { Player, PlayerState } from '@contenthq/sdk'

const loaded = new Map<string, Promise<HTMLImageElement>>()

async function imageOf(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}

export function createRecordedPlayer(
  canvas: HTMLCanvasElement,
  timeline: Timeline,
  narrationOf: (sceneId: string) => string,
  urlOf: (hash: string) => string,
): Player {
  const listeners = new Set<(state: PlayerState) => void>()
  let state: PlayerState = { frame: 0, playing: false, ready: false, lengthFrames: timeline.lengthFrames }
  let timer = 0
  let disposed = false
  canvas.width = 1280
  canvas.height = 720
  const set = (change: Partial<PlayerState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
  }
  async function paint(frame: number): Promise<void> {
    const clip = timeline.pictures.findLast(({ startFrame }) => startFrame <= frame)
    const context = canvas.getContext('2d')
    if (!clip?.asset || !context || disposed) return
    const url = urlOf(clip.asset)
    const known = loaded.get(url) ?? imageOf(url)
    loaded.set(url, known)
    const image = await known
    const progress = (frame - clip.startFrame) / clip.lengthFrames
    const zoom = 1 + progress * 0.06
    const { width, height } = canvas
    context.drawImage(image, (width * (1 - zoom)) / 2, (height * (1 - zoom)) / 2, width * zoom, height * zoom)
    const words = narrationOf(clip.sceneId).split(' ')
    const spoken = Math.min(words.length - 1, Math.floor(progress * words.length))
    const from = Math.floor(spoken / 6) * 6
    const line = words.slice(from, from + 6)
    context.font = `650 ${Math.round(height * 0.058)}px ${getComputedStyle(canvas).fontFamily}`
    const text = line.join(' ')
    const left = (width - context.measureText(text).width) / 2
    const pad = height * 0.02
    context.fillStyle = 'rgb(20 22 30 / 0.85)'
    context.beginPath()
    context.roundRect(left - pad, height * 0.84, width - 2 * left + 2 * pad, height * 0.085, pad)
    context.fill()
    line.forEach((word, index) => {
      context.fillStyle = from + index === spoken ? 'rgb(255 217 87)' : 'white'
      const before = line.slice(0, index).join(' ')
      context.fillText(word, left + context.measureText(before ? `${before} ` : '').width, height * 0.9)
    })
  }
  void paint(0).then(() => set({ ready: true }))
  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async play() {
      const started = performance.now() - frameToSeconds(state.frame, timeline.frameRate) * 1000
      set({ playing: true })
      const step = () => {
        const seconds = (performance.now() - started) / 1000
        const frame = Math.floor((seconds * timeline.frameRate.num) / timeline.frameRate.den)
        if (!state.playing || disposed) return
        const ended = frame >= timeline.lengthFrames - 1
        set({ frame: Math.min(frame, timeline.lengthFrames - 1), playing: !ended })
        void paint(state.frame)
        timer = requestAnimationFrame(step)
      }
      timer = requestAnimationFrame(step)
    },
    pause() {
      cancelAnimationFrame(timer)
      set({ playing: false })
    },
    async seek(frame) {
      set({ frame: Math.min(Math.max(0, Math.round(frame)), timeline.lengthFrames - 1) })
      await paint(state.frame)
    },
    dispose() {
      disposed = true
      cancelAnimationFrame(timer)
      listeners.clear()
    },
  }
}
