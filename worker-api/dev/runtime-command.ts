/** Owns how workerd is run: through a wrapper that keeps Ctrl-C from it, where there is a shell. */
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Tells Miniflare, by its own variable, to use the wrapper; what the user has set stands. */
export function shieldRuntimeFromInterrupt(): void {
  const { env, platform } = process
  if (platform === 'win32' || env.MINIFLARE_WORKERD_PATH !== undefined) return
  const wrapper = fileURLToPath(new URL('./workerd.sh', import.meta.url))
  try {
    accessSync(wrapper, constants.X_OK)
  } catch {
    // a copy that lost its permission: everything works but the quiet end
    return
  }
  // the package that Miniflare itself would take, wherever it is installed
  const fromMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'))
  const workerd = fromMiniflare('workerd') as { readonly default: string }
  env.CONTENTHQ_WORKERD = workerd.default
  env.MINIFLARE_WORKERD_PATH = wrapper
}
