/** A worker that opens a room of its own and answers how many bytes a second of sound has. */
import { createFFmpegRoom } from './ffmpeg-room.ts'

addEventListener('message', async ({ data }: MessageEvent<string>) => {
  const room = createFFmpegRoom({ assetBase: data })
  const args = ['-f', 'lavfi', '-i', 'sine=440:duration=1', '-f', 's16le', '-ar', '8000', 'out.pcm']
  const { files } = await room.run({ args, files: {}, outputs: ['out.pcm'] })
  room.dispose()
  postMessage(files['out.pcm']!.byteLength)
})
