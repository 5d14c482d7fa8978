/** Owns the Worker of the job tests: the whole app, with doubles for vendors. */
import { createWorker } from '../worker.ts'
import { vendorDoubles } from './vendor-doubles.fixture.ts'

export const { handler, JobAlarm } = createWorker(vendorDoubles(5000))
