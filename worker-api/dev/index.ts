/** The development surface of the API: what `npm start`, `npm run migrate` and the tests use. */
export { buildWorker, type WorkerBundle } from './build-worker.ts'
export { DEV_APP, DEV_USER, type DevKeys } from './dev-identity.ts'
export { type MigrateTarget, migrateDatabase } from './migrate.ts'
export { type DevApi, type DevApiOptions, startDevApi } from './start-dev-api.ts'
