/** Importing the package in Node: nothing happens, nothing breaks. */
import { describe, expect, it } from 'vitest'

describe('the entry on a server', () => {
  it('imports without a DOM and registers nothing', async () => {
    expect(typeof HTMLElement).toBe('undefined')
    const { ContentHQStudio } = await import('./index.ts')
    expect(typeof ContentHQStudio).toBe('function')
    await import('./define.ts')
    expect(typeof window).toBe('undefined')
  })
})
