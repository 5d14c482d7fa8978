/** The public surface of @contenthq/sources: bytes in, a ContentDocument out. No network, no DOM globals. */

export { mergeDocuments, sourceSpanOf } from './brief/merge-documents.ts'
export { createBrief, documentOfBrief } from './brief/research-brief.ts'
export { condense } from './condense/condense.ts'
export { rarityOver, textRank } from './condense/text-rank.ts'
export { readDate } from './dates.ts'
export { decode } from './decode.ts'
export { type DetectedKind, detect, looksBinary } from './detect.ts'
export { type ExtractRequest, extract, MAX_DOCUMENT_BYTES, MAX_SOURCE_BYTES } from './extract.ts'
export { distinctEntries } from './feed/distinct-entries.ts'
export { detectLanguage, readLanguageTag } from './language.ts'
export { documentOfEntry, isWholeText, readFeed } from './read-feed.ts'
export { readTopics, type TopicRow } from './read-topics.ts'
