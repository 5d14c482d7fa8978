/** The public surface of the engine: a composition in; pictures, sound, film out. */
export { writeWav } from './audio/write-wav.ts'
export type { AssetReader, Composition, SoundSettings } from './composition.ts'
export type * from './display-list.ts'
export { createEngine, type Engine, type EngineOptions, type StyleInfo, styles } from './engine.ts'
export type { Player, PlayerState } from './preview/player.ts'
export type { Capabilities, EncoderChoice } from './render/capabilities.ts'
export type { RenderedFilm, RenderOptions, RenderProgress, RenderStage } from './render/render.ts'
export type { EncodedSegment, SegmentStore, VideoPacket } from './segments/segment-store.ts'
