/** M1: one command makes an MP4 whose frames and length are exactly the timeline's, near the length asked for. */
import { readFile } from 'node:fs/promises'
import { type ProjectDocument, resolveTimeline } from '@contenthq/model'
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny'
import type { ProductPromise } from '../promise-contract.ts'

const TARGET_SECONDS = 60
const LIMIT_SECONDS = 180

export const promise: ProductPromise = {
  id: 'M1',
  title: 'a topic becomes an MP4 with one command, no keys, no network',
  target: `H.264 + AAC, faststart, exact frames and duration, length ±10 %, made in ≤ ${LIMIT_SECONDS} s`,
  async measure({ film }) {
    const { mp4, json, tookSeconds } = await film()
    const { project } = JSON.parse(await readFile(json, 'utf8')) as { project: ProjectDocument }
    const { timeline } = resolveTimeline(project)
    const input = new Input({ source: new FilePathSource(mp4), formats: ALL_FORMATS })
    const video = await input.getPrimaryVideoTrack()
    const audio = await input.getPrimaryAudioTrack()
    if (!video || !audio) throw new Error('a track is missing')
    let frames = 0
    let offTime = 0
    for await (const packet of new EncodedPacketSink(video).packets()) {
      offTime = Math.max(offTime, Math.abs(packet.timestamp - frames / 30))
      frames++
    }
    const seconds = await input.computeDuration()
    const codecs = `${await video.getCodec()} + ${await audio.getCodec()}`
    input.dispose()
    const head = (await readFile(mp4)).subarray(0, 256 * 1024).toString('latin1')
    const headerFirst = head.indexOf('moov') > 0 && head.indexOf('moov') < head.indexOf('mdat')
    const off = Math.abs(seconds - TARGET_SECONDS) / TARGET_SECONDS
    const exact =
      frames === timeline.lengthFrames && offTime < 1e-4 && Math.abs(seconds - timeline.lengthFrames / 30) < 1e-3
    const holds = exact && headerFirst && codecs === 'avc + aac' && off <= 0.1 && tookSeconds <= LIMIT_SECONDS
    return {
      figure: `${codecs}, ${frames} of ${timeline.lengthFrames} frames, ${seconds.toFixed(2)} s (${(off * 100).toFixed(1)} % off), made in ${tookSeconds.toFixed(0)} s`,
      verdict: holds ? 'ok' : 'short',
    }
  },
}
