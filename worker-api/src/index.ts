/** The Worker. Sources are read by itself; what needs another vendor answers 'provider-not-configured'. */
import { webReader } from './ingestion/web-reader.ts'
import { createWorker } from './worker.ts'

const { handler, JobAlarm } = createWorker({ read: [webReader()] })

export { JobAlarm }
export default handler
