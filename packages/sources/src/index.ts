/** The public surface of @contenthq/sources: bytes in, a ContentDocument out. No network, no DOM globals. */
export { decode } from './decode.ts'
export { type DetectedKind, detect, looksBinary } from './detect.ts'
export { type ExtractRequest, extract, MAX_SOURCE_BYTES } from './extract.ts'
export { detectLanguage, readLanguageTag } from './language.ts'
