/** The Worker. No vendor is built in yet: what needs one answers 'provider-not-configured'. */
import { noVendors } from './jobs/vendors.ts'
import { createWorker } from './worker.ts'

const { handler, JobAlarm } = createWorker(noVendors)

export { JobAlarm }
export default handler
