/** Owns reading a finished film in the browser, as a player would: a frame of every scene, and how loud it is. */
import type { Browser } from 'playwright-core'
import { loudnessOfSound } from '../../packages/engine/src/audio/loudness.ts'
import { truePeakOf } from '../../packages/engine/src/audio/true-peak.ts'

export type FilmReading = {
  /** JPEGs as data URLs, by moment asked for. */
  readonly frames: readonly string[]
  /** LUFS and dBTP. */
  readonly loudness: number
  readonly truePeak: number
}

/** `path` is the film, `moments` are seconds. Throws what the browser says where it cannot play it. */
export async function readFilm(browser: Browser, path: string, moments: readonly number[]): Promise<FilmReading> {
  const page = await browser.newPage()
  try {
    await page.setContent('<input type="file"><video muted></video>')
    await page.setInputFiles('input', path)
    const frames = await page.evaluate(async (seconds: readonly number[]) => {
      const file = document.querySelector('input')!.files![0]!
      const video = document.querySelector('video')!
      const event = (name: string) =>
        new Promise<void>((resolve, reject) => {
          video.addEventListener(name, () => resolve(), { once: true })
          video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true })
        })
      const loaded = event('loadeddata')
      video.src = URL.createObjectURL(file)
      await loaded
      const canvas = document.createElement('canvas')
      canvas.width = 400
      canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth)
      const found: string[] = []
      for (const second of seconds) {
        // 'seeked' may come before the new frame is there to be drawn
        const shown = new Promise<void>(resolve => video.requestVideoFrameCallback(() => resolve()))
        const sought = event('seeked')
        video.currentTime = second
        await Promise.all([sought, shown])
        canvas.getContext('2d')!.drawImage(video, 0, 0, canvas.width, canvas.height)
        found.push(canvas.toDataURL('image/jpeg', 0.72))
      }
      return found
    }, moments)
    const sound = await page.evaluate(async () => {
      const file = document.querySelector('input')!.files![0]!
      const decoder = new OfflineAudioContext(2, 1, 48_000)
      const decoded = await decoder.decodeAudioData(await file.arrayBuffer())
      const text = (samples: Float32Array): string => {
        const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
        let binary = ''
        for (let at = 0; at < bytes.length; at += 32_768)
          binary += String.fromCharCode(...bytes.subarray(at, at + 32_768))
        return btoa(binary)
      }
      return [0, decoded.numberOfChannels - 1].map(channel => text(decoded.getChannelData(channel)))
    })
    const [left = new Float32Array(0), right = left] = sound.map(text => {
      const bytes = Buffer.from(text, 'base64')
      return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    })
    return {
      frames,
      loudness: loudnessOfSound(left, right),
      truePeak: truePeakOf([left, right]),
    }
  } finally {
    await page.close()
  }
}
