/**
 * Owns when the frames of GIF, animated PNG and animated WebP files are shown, read from their chunks without decoding.
 * AVIF sequences are not among them: their decoder is asked.
 */

/** Frames at most this long are shown for a tenth of a second, as every browser does. */
const TOO_SHORT = 0.0105
const INSTEAD = 0.1

/** Seconds of each frame; undefined for stills and for what is none of the three. */
export function frameDurations(bytes: Uint8Array): readonly number[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = (at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length))
  const durations = name(0, 3) === 'GIF' ? gif(view) : name(1, 3) === 'PNG' ? png(view) : undefined
  const found = durations ?? (name(8, 4) === 'WEBP' ? webp(view) : undefined)
  return found && found.length > 1 ? found.map(seconds => (seconds <= TOO_SHORT ? INSTEAD : seconds)) : undefined
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function gif(view: DataView): readonly number[] {
  const durations: number[] = []
  const end = view.byteLength
  const byte = (at: number) => (at < end ? view.getUint8(at) : 0)
  const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  const afterBlocks = (from: number) => {
    let at = from
    while (at < end && byte(at) !== 0) at += byte(at) + 1
    return at + 1
  }
  let delay = 0
  for (let at = 13 + table(byte(10)); at < end; ) {
    const introducer = byte(at)
    if (introducer === 0x21) {
      // a graphic control extension holds the delay of the next image, in hundredths
      if (byte(at + 1) === 0xf9 && at + 6 < end) delay = view.getUint16(at + 4, true) / 100
      at = afterBlocks(at + 2)
    } else if (introducer === 0x2c) {
      durations.push(delay)
      delay = 0
      at = afterBlocks(at + 11 + table(byte(at + 9)))
    } else break
  }
  return durations
}

/** https://www.w3.org/TR/png-3/#fcTL-chunk */
function png(view: DataView): readonly number[] {
  const durations: number[] = []
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) !== 0x6663544c || at + 32 > view.byteLength) continue
    durations.push(view.getUint16(at + 28) / (view.getUint16(at + 30) || 100))
  }
  return durations
}

/** https://developers.google.com/speed/webp/docs/riff_container#animation */
function webp(view: DataView): readonly number[] {
  const durations: number[] = []
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const size = view.getUint32(at + 4, true)
    if (view.getUint32(at) === 0x414e4d46 && at + 23 <= view.byteLength)
      durations.push((view.getUint32(at + 20, true) & 0xffffff) / 1000)
    at += 8 + size + (size & 1)
  }
  return durations
}
