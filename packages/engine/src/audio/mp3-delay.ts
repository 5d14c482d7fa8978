/** Owns how many samples an MP3 decodes before its first true one. Reads only the file's head. */

/** A decoder's own delay: 528 samples of the filter bank and one of the overlap (LAME technical FAQ). */
const DECODER_DELAY = 529
/** LAME's usual encoder delay, where the file does not say. */
const ENCODER_DELAY = 576

/**
 * Samples at the file's own rate to cut from the start. Taken from the LAME tag, whose 12 bits at byte 21 after the
 * encoder's name hold the encoder delay (http://gabriel.mp3-tech.org/mp3infotag.html).
 */
export async function mp3Delay(blob: Blob): Promise<number> {
  const head = new Uint8Array(await blob.slice(0, 1 << 16).arrayBuffer())
  const text = new TextDecoder('latin1').decode(head)
  const info = [text.indexOf('Xing'), text.indexOf('Info')].filter(at => at >= 0)
  if (info.length === 0) return ENCODER_DELAY + DECODER_DELAY
  // 8 bytes of name and flags, then frames, bytes, 100 bytes of seek table and quality, each where its flag is set
  const start = Math.min(...info)
  const flags = head[start + 7] ?? 0
  const tag = start + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0)
  if (!/^(LAME|Lavf|Lavc|GOGO)/.test(text.slice(tag, tag + 4))) return ENCODER_DELAY + DECODER_DELAY
  return (((head[tag + 21] ?? 0) << 4) | ((head[tag + 22] ?? 0) >> 4)) + DECODER_DELAY
}
