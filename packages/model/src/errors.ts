/**
 * Owns every error code of the product: what it says, what to do about it, whether trying again helps.
 * Does not know who throws it or how it is shown.
 */

type ErrorFact = { readonly message: string; readonly remedy: string; readonly retryable: boolean }

const fact = (message: string, remedy: string, retryable = false): ErrorFact => ({ message, remedy, retryable })

/** Every code, once. The README's error index is made from this table. */
export const errorFacts = {
  // what the user gives
  'topic-empty': fact('There is no topic.', 'Give a topic of at least one word, or a file or link.'),
  'topic-too-long': fact('The topic is too long.', 'Use at most 300 characters, or hand the text over as a file.'),
  'file-missing': fact('The file cannot be found.', 'Check the path.'),
  'file-unreadable': fact('The file cannot be read.', 'Check its permissions.'),
  'file-binary': fact(
    'Nothing here reads this kind of file.',
    'Give a text, a page, a feed, a document (.docx, .pdf, .epub), subtitles or a table (.csv).',
  ),
  'file-empty': fact('The file has no text.', 'Give a file with at least a few sentences.'),
  'file-damaged': fact('The file is damaged.', 'Open it in the program that made it and save it again.'),
  'file-encrypted': fact('The file is locked.', 'Save a copy without a password or copy protection.'),
  'file-scanned': fact(
    'The document is a scan: pictures of pages, without text.',
    'Run text recognition (OCR) over it first, or paste its text.',
  ),
  'archive-bomb': fact('The file unpacks to far more than a document holds.', 'Give another file.'),
  'topics-missing': fact('There is no topic in this table.', 'Give a column named “topic”, one topic a row.'),
  'url-invalid': fact('This is not a web address.', 'Give an address that starts with http:// or https://.'),
  'url-unreachable': fact('The address cannot be reached.', 'Check it, or save the page and use the file.', true),
  'url-forbidden': fact(
    'This address is not part of the open web.',
    'Give the address of a public page, or paste its text.',
  ),
  'transcript-unavailable': fact(
    'The transcript of this film cannot be had from here.',
    'Open the transcript beside the film, copy it and paste it, or upload its .srt or .vtt file.',
  ),
  'robots-refused': fact(
    'This site asks programs not to read this page.',
    'Open it yourself and paste its text, or try another source.',
  ),
  'source-empty': fact('No article text was found in this source.', 'Paste its text, or try another source.'),
  'page-paywalled': fact(
    'The article goes on behind a paywall.',
    'Open it where you are a subscriber and paste its text, or give another source.',
  ),
  'page-cookie-wall': fact(
    'The site shows a consent page instead of the article.',
    'Open it in your browser and paste its text, or save the page and give the file.',
  ),
  'page-login': fact('The page asks to sign in.', 'Sign in there and paste its text, or give another source.'),
  'page-blocked': fact(
    'The site turns programs away.',
    'Open it in your browser and paste its text, or save the page and give the file.',
  ),
  'page-missing': fact('The page says that it is not there.', 'Check the address.'),
  'xml-unsafe': fact(
    'This XML declares entities or document types that nobody needs to read it.',
    'Ask its publisher for a plain feed, or give the page itself.',
  ),
  'feed-missing': fact('There is no feed here.', 'Give the address of a feed, or of a page that names one.'),
  'feed-damaged': fact('This feed cannot be read.', 'Ask its publisher, or give the page itself.'),
  'xml-unknown': fact('This XML is not a feed.', 'Give a feed (RSS, Atom or JSON), a page or a text.'),
  'source-too-large': fact('The source is too large.', 'Give at most 5 MB of text, or a document of at most 30 MB.'),
  'duration-invalid': fact('The duration is out of range.', 'Choose between 10 and 600 seconds.'),
  'option-invalid': fact('An option is not valid.', 'See --help for the values.'),
  'output-unwritable': fact(
    'The film cannot be written there.',
    'Choose a folder that exists and that you may write to.',
  ),
  // the project document
  'document-invalid': fact('The project document is damaged.', 'Open an earlier copy.'),
  'document-newer': fact('This project was saved by a newer version.', 'Update to open it for editing.'),
  'document-too-large': fact('The project document is too large.', 'Split the project.'),
  'project-missing': fact('This project does not exist.', 'It may have been deleted.'),
  'project-deleted': fact('This project was deleted.', 'Go on with a copy of it.'),
  'scene-missing': fact('This scene does not exist.', 'It may have been deleted.'),
  'edit-refused': fact('This change cannot be made.', 'See the reason.'),
  // storage
  'asset-missing': fact('A media file of this project is missing.', 'Make it again or replace it.'),
  'storage-full': fact(
    'There is no room left in this browser.',
    'Free some space on this device, delete projects, or choose a smaller quality; then go on, nothing is lost.',
  ),
  'storage-unavailable': fact('This browser does not let the page store anything.', 'Allow storage for this page.'),
  // pipeline and providers
  'provider-failed': fact('A provider failed.', 'Try again, or choose another one.', true),
  'providers-exhausted': fact('No provider could do this.', 'Try again, or change the request.', true),
  'provider-not-configured': fact('No provider is set up for this.', 'Add a key, or use the built-in one.'),
  'voice-language': fact('There is no voice for this language.', 'The film is captioned and timed by reading speed.'),
  'nothing-to-say': fact('There is too little text for a film.', 'Give a source of at least two sentences.'),
  cancelled: fact('Cancelled.', 'Start again whenever you like.'),
  // engine
  'media-unsupported': fact('This media file cannot be decoded.', 'Convert it, or choose another file.'),
  'media-empty': fact('This media file holds nothing.', 'Choose another file.'),
  'timeline-empty': fact('There is nothing on the timeline.', 'Add a scene.'),
  'scene-empty': fact('A scene has no length.', 'Give it at least one frame, or remove it.'),
  'style-unknown': fact('There is no style of this name.', 'Choose one of those that are listed.'),
  'sound-invalid': fact(
    'The film’s sound cannot be mixed like this.',
    'Bring the named level or clip within its bounds.',
  ),
  'size-invalid': fact(
    'The film cannot have this size.',
    'Use even numbers of pixels, at most 4096 × 2304 or as many in another shape.',
  ),
  'wasm-blocked': fact('This page forbids WebAssembly.', "Add 'wasm-unsafe-eval' to script-src of its policy."),
  'workers-blocked': fact(
    'This page lets no worker start.',
    'Allow the page’s own origin and blob: in worker-src of its policy.',
  ),
  'encoder-unavailable': fact('This browser can encode no video.', 'Use a current Chromium, Firefox or Safari.'),
  'format-unavailable': fact(
    'This browser cannot make this format.',
    'Choose MP4, or use a current Chromium, Edge or Firefox.',
  ),
  'encoder-failed': fact('The encoder stopped.', 'Try again; finished parts are kept.', true),
  'ffmpeg-unavailable': fact(
    'FFmpeg.wasm could not be loaded.',
    'Check assetBase and the content security policy.',
    true,
  ),
  'worker-died': fact('A background worker stopped.', 'Try again.', true),
  'studio-incomplete': fact(
    'A part of the studio could not be loaded.',
    'Check the connection, then open it again.',
    true,
  ),
  'font-unavailable': fact('A font could not be loaded.', 'Check assetBase.', true),
  // API
  'api-unreachable': fact('The server cannot be reached.', 'Work goes on locally and is sent later.', true),
  'api-refused': fact('The server refused the request.', 'See the reason.'),
  'identity-not-configured': fact(
    'This server does not know yet whom it serves.',
    'Its operator sets up sign-in, or uses the local default.',
  ),
  'token-missing': fact('This call needs a session token.', 'Get one from the site’s own server, or sign in.'),
  'token-invalid': fact('The session is over or not valid.', 'Get a new session token.'),
  'key-invalid': fact('The key is not valid.', 'Use a key of this app that was not revoked.'),
  'scope-missing': fact('The session does not cover this.', 'Ask for a session with the scope named.'),
  'rate-limited': fact('Too many calls in a short time.', 'Wait a minute, then try again.', true),
  'sign-in-refused': fact('The sign-in was refused.', 'Check address and password, or reset the password.'),
  'not-found': fact('There is nothing here.', 'Check the address.'),
  'input-invalid': fact('The request is not valid.', 'See the listed fields.'),
  'revision-conflict': fact(
    'Somebody saved this project in the meantime.',
    'Load the newer version and apply your change again.',
  ),
  'media-missing': fact('The project names media that the server does not hold.', 'Upload the listed media first.'),
  'media-mismatch': fact('The bytes do not match their hash.', 'Upload again.', true),
  'media-in-use': fact('A project names this file.', 'Remove it from the projects first.'),
  'quota-exceeded': fact('There is no room left in this plan.', 'Delete files, or take a larger plan.'),
  'upload-missing': fact('There is no such upload.', 'Begin the upload again.'),
  'range-invalid': fact('The requested range is outside the file.', 'Ask for a range inside it.'),
  'payload-too-large': fact('The request is too large.', 'Send less at once.'),
  'server-failed': fact('The server failed.', 'Try again later.', true),
  // credits
  'credits-insufficient': fact('There are not enough credits.', 'Add credits, or ask for less.'),
  'credits-invalid': fact('This amount of credits is not possible.', 'See the reason.'),
  'idempotency-mismatch': fact(
    'This key was used for another request.',
    'Use a new key for a new request, and the same key only to repeat one.',
  ),
  'hold-missing': fact('No credits are held for this job.', 'Hold them first.'),
  'hold-open': fact('Credits are held for this job already.', 'A job holds credits once.'),
  'hold-closed': fact('The credits held for this job were settled already.', 'A hold ends once.'),
  'plan-missing': fact('There is no such plan.', 'Choose one of the listed plans.'),
  // jobs
  'job-missing': fact('This job does not exist.', 'It may be of another account.'),
  'job-open': fact('This job has not failed.', 'Wait for its end, or cancel it.'),
  'job-expired': fact('This job was not done in time.', 'Try again.', true),
  'run-refused': fact('The run cannot be moved like this now.', 'See the reason.'),
  // surroundings
  'browser-missing': fact(
    'No Chromium was found.',
    'Install it (Debian: apt-get install chromium) or set CONTENTHQ_CHROMIUM.',
  ),
  'browser-failed': fact('The browser stopped.', 'Try again.', true),
  unexpected: fact('Something unexpected happened.', 'Try again; if it stays, report it with the details.'),
} as const satisfies Record<string, ErrorFact>

export type ErrorCode = keyof typeof errorFacts

/** Plain data that crosses worker, network and storage boundaries. */
export type ErrorRecord = {
  readonly code: ErrorCode
  readonly message: string
  readonly remedy: string
  readonly retryable: boolean
  /** One sentence about this very case; never a secret, never a stack. */
  readonly detail?: string
}

/** The one error class. `message` is the sentence for people; `code` is for programs. */
export class ContentHQError extends Error {
  override readonly name = 'ContentHQError'
  readonly code: ErrorCode
  readonly remedy: string
  readonly retryable: boolean
  readonly detail: string | undefined

  constructor(code: ErrorCode, detail?: string, options?: { readonly cause?: unknown }) {
    super(errorFacts[code].message, options)
    this.code = code
    this.remedy = errorFacts[code].remedy
    this.retryable = errorFacts[code].retryable
    this.detail = detail
  }

  toRecord(): ErrorRecord {
    const { code, message, remedy, retryable, detail } = this
    return { code, message, remedy, retryable, ...(detail === undefined ? {} : { detail }) }
  }
}

const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errorFacts, code)

/** Turns anything thrown, also a cloned record or an AbortError, into a ContentHQError. */
export function asContentHQError(thrown: unknown, fallback: ErrorCode = 'unexpected'): ContentHQError {
  if (thrown instanceof ContentHQError) return thrown
  if (typeof thrown === 'object' && thrown !== null) {
    const { code, detail, name, message } = thrown as {
      code?: unknown
      detail?: unknown
      name?: unknown
      message?: unknown
    }
    if (isErrorCode(code))
      return new ContentHQError(code, typeof detail === 'string' ? detail : undefined, { cause: thrown })
    if (name === 'AbortError') return new ContentHQError('cancelled', undefined, { cause: thrown })
    if (typeof message === 'string') return new ContentHQError(fallback, message, { cause: thrown })
  }
  return new ContentHQError(fallback, String(thrown), { cause: thrown })
}

export const isCancelled = (thrown: unknown): boolean =>
  (thrown instanceof ContentHQError && thrown.code === 'cancelled') ||
  (typeof thrown === 'object' && thrown !== null && (thrown as { name?: unknown }).name === 'AbortError')

/** Throws `cancelled` when the signal has fired. */
export function throwIfAborted(signal: { readonly aborted: boolean } | undefined): void {
  if (signal?.aborted) throw new ContentHQError('cancelled')
}
