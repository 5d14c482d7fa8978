/** The wire: zod schemas of the API and the one door for project documents. Not part of any first load. */
export { type OpenedDocument, openDocument } from '../project/open-document.ts'
export * from './answers.ts'
export * from './identifiers.ts'
export * from './limits.ts'
export * from './problem.ts'
export { projectDocumentSchema } from './project-document.ts'
