/** Files are known by their first bytes: those that tools write, and those that only look alike. */
import { expect, test } from 'vitest'
import { sniffBytes } from './sniff.ts'

const bytes = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))
const typeOf = (text: string) => sniffBytes(bytes(text))?.mimeType

test.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['\xff\xd8\xff\xe1', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\0\0\0\0WEBPVP8X', 'image/webp'],
  ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
  ['RIFF\0\0\0\0AVI LIST', 'video/x-msvideo'],
  ['\0\0\0\x20ftypavis', 'image/avif'],
  ['\0\0\0\x20ftypisom', 'video/mp4'],
  ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
  ['\x1a\x45\xdf\xa3', 'video/x-matroska'],
  ['\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'video/x-ms-asf'],
  ['FORM\0\0\0\0AIFFCOMM', 'audio/aiff'],
  ['ID3\x04', 'audio/mpeg'],
  ['\xff\xfb\x90\x64', 'audio/mpeg'],
  ['\xff\xf1\x50\x80', 'audio/aac'],
  [`G${'\0'.repeat(187)}G${'\0'.repeat(187)}G`, 'video/mp2t'],
  [
    '<?xml version="1.0"?>\n<!-- made by\nhand --><!DOCTYPE svg PUBLIC "-//W3C" "x">\n<svg viewBox="0 0 1 1">',
    'image/svg+xml',
  ],
  ['\xef\xbb\xbf <svg>', 'image/svg+xml'],
])('%j', (head, wanted) => expect(typeOf(head)).toBe(wanted))

test('texts, archives and pages are no media', () => {
  for (const head of ['', 'plain text', 'PK\x03\x04', '%PDF-1.7', '<html><body><svg></svg>', '<svgx>', '\0\0\0\0'])
    expect(typeOf(head), head).toBeUndefined()
})
