/** The examples of the README are these files, and they run. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFile(join(root, path), 'utf8')

/** The code blocks of the README in a language. */
async function blocks(language: string): Promise<readonly string[]> {
  const readme = await read('README.md')
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(match => match[1]!)
}

function errorsOf(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    const isIcon = message.location().url.endsWith('/favicon.ico') // a page of ten lines has none
    if (message.type() === 'error' && !isIcon) errors.push(message.text())
  })
  return errors
}

test('the smallest embed shows the studio', async ({ page }) => {
  expect(await blocks('html')).toEqual([await read('demo/embed.html')])
  const errors = errorsOf(page)
  await page.goto('/embed.html')
  await expect(page.getByRole('textbox', { name: 'Topic, link or text' })).toHaveValue('The history of tea')
  await expect(page.getByRole('button', { name: 'Make video' })).toBeEnabled()
  expect(errors).toEqual([])
})

test('the SDK makes a film in ten lines', async ({ page }) => {
  expect(await blocks('ts')).toEqual([await read('demo/examples/sdk.ts')])
  const errors = errorsOf(page)
  const said: string[] = []
  page.on('console', message => said.push(message.text()))
  await page.goto('/examples/sdk.html')
  await expect
    .poll(() => said.find(line => line.startsWith('the-history-of-tea.mp4')), { timeout: 200_000 })
    .toMatch(/mp4 \d+(\.\d+)? blob:/)
  expect(said).toContain('100 %')
  expect(errors).toEqual([])
})
