/** Owns the look of texts with times: subtitle files and transcripts as people copy them. */

/** A cue's line of times in .srt and .vtt. */
export const timing = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})/

/** A time at the start of a line, and what follows it. */
export const stamp = /^\s*\[?\(?((?:\d{1,3}:)?\d{1,2}:\d{2})(?:[.,]\d+)?\)?\]?\s*(?:[-–—:|]\s*)?(.*)$/

/** Whether a text is one: by its header, by a line of times, or by times on a third of its first lines. */
export function looksTimed(text: string): boolean {
  if (/^\s*WEBVTT\b/.test(text)) return true
  const lines = text
    .split(/\r?\n|\r/)
    .filter(line => line.trim())
    .slice(0, 40)
  if (lines.some(line => timing.test(line))) return true
  const stamped = lines.filter(line => stamp.test(line)).length
  return stamped > 2 && stamped >= lines.length * 0.3
}
