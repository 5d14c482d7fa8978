/** Software renderers are not taken for a GPU, by name and in the browser of the tests, which is started without one. */
import { expect, test } from 'vitest'
import { hasGpu, isGpu } from './gpu.ts'

test('software is told from a GPU', () => {
  for (const name of [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'llvmpipe, or similar',
    'Apple Software Renderer',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)',
    '',
  ])
    expect(isGpu(name), name).toBe(false)
  for (const name of [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'Apple GPU',
    'Adreno (TM) 640',
  ])
    expect(isGpu(name), name).toBe(true)
  expect(hasGpu()).toBe(false)
})
