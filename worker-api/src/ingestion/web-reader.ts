/** Owns the reader of web addresses and topics as one of the vendors that jobs call. It asks no key and costs nothing. */
import { asContentHQError } from '@contenthq/model'
import type { JobInputs } from '@contenthq/model/api'
import { type Vendor, type VendorAnswer, VendorFailure } from '../jobs/vendors.ts'
import { HttpRefusal } from './guarded-fetch.ts'
import { readSource } from './read-source.ts'
import { createRobots } from './robots.ts'
import type { TranscriptProvider } from './video-transcript.ts'
import { youtubeCaptions } from './youtube-captions.ts'

/** Milliseconds: twenty entries of a feed, four at a time, each of which may take its whole deadline. */
const DEADLINE = 120_000

/** Whether the same may go well a little later. */
function mayPass(thrown: unknown): 'again' | 'never' {
  if (thrown instanceof HttpRefusal) return thrown.status >= 500 || thrown.status === 429 ? 'again' : 'never'
  return asContentHQError(thrown).code === 'url-unreachable' ? 'again' : 'never'
}

export type WebReaderOptions = {
  /** Who gets the transcripts of films, asked in this order; default: the captions that YouTube shows everybody. */
  readonly transcripts?: readonly TranscriptProvider[]
}

export const webReader = ({ transcripts = [youtubeCaptions] }: WebReaderOptions = {}): Vendor => ({
  id: 'web-reader',
  model: 'web-reader-1',
  kind: 'read',
  deadline: DEADLINE,
  estimate: 0,
  async call(request, { signal, web, place }): Promise<VendorAnswer> {
    // a job's input has passed its schema when it was taken on
    const asked = request as JobInputs['ingest']
    const { language } = asked
    try {
      const answer = await readSource(asked, {
        web,
        robots: createRobots(web),
        place,
        transcripts,
        signal,
        ...(language === undefined ? {} : { language }),
      })
      return { value: answer, microdollars: 0 }
    } catch (thrown) {
      const { code, detail } = asContentHQError(thrown)
      throw new VendorFailure(mayPass(thrown), { code, ...(detail === undefined ? {} : { detail }) })
    }
  },
})
