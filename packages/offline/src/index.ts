/** The public surface of the keyless providers: one call, everything behind it lazily loaded. */
export { type OfflineOptions, offlineProviders } from './offline-providers.ts'
export { type PackFile, packBytes, type VoicePack } from './speech/neural/voice-pack.ts'
