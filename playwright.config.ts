/** Owns how the end-to-end tests of demo/e2e run: one server with data of its own, the system's Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const chromium = process.env.CONTENTHQ_CHROMIUM
// the configuration is read again in every worker; the first reading makes the data of the run, and removes it
if (!process.env.CONTENTHQ_E2E_DATA) {
  const data = mkdtempSync(join(tmpdir(), 'contenthq-e2e-'))
  process.env.CONTENTHQ_E2E_DATA = data
  process.on('exit', () => rmSync(data, { recursive: true, force: true }))
}

export default defineConfig({
  testDir: 'demo/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 1, // a film takes all cores
  timeout: 300_000,
  expect: { timeout: 15_000 },
  use: {
    // printed by the server, see below
    ...(process.env.CONTENTHQ_STUDIO ? { baseURL: process.env.CONTENTHQ_STUDIO } : {}),
    browserName: 'chromium',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
  webServer: {
    command: `"${process.execPath}" --conditions=source scripts/start.ts --port 0 --api-port 0 --data "${process.env.CONTENTHQ_E2E_DATA}"`,
    wait: { stdout: /Studio\s+(?<contenthq_studio>http\S+)/ },
    gracefulShutdown: { signal: 'SIGINT', timeout: 10_000 },
    timeout: 60_000,
  },
})
