/** A chain of blobs holds what an array written the same way holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBlobFile } from './blob-file.ts'

test('writes in any order, over each other and beyond the end, read back as one file', async () => {
  const write = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.uint8Array({ minLength: 1, maxLength: 60 }))
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 12 }), async writes => {
      const file = createBlobFile()
      const wanted = new Uint8Array(300)
      let length = 0
      for (const [position, data] of writes) {
        file.write(Uint8Array.from(data), position)
        wanted.set(data, position)
        length = Math.max(length, position + data.length)
      }
      const blob = file.blob('video/mp4')
      expect(blob.type).toBe('video/mp4')
      expect(await blob.bytes()).toEqual(wanted.slice(0, length))
    }),
  )
})
