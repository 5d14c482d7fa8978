/** Owns the sizes the API accepts. Client and server read the same numbers. */

/** A project document as JSON in UTF-8. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024
/** One media file. */
export const MAX_MEDIA_BYTES = 200 * 1024 * 1024
/** Projects on one page of the list. */
export const MAX_PAGE = 100
/** One file that is uploaded in parts, a film. */
export const MAX_FILM_BYTES = 4 * 1024 * 1024 * 1024
/** Every part of such an upload but the last. */
export const UPLOAD_PART_BYTES = 8 * 1024 * 1024
