/** The public surface of @contenthq/sdk. */
export type * from './session-contract.ts'
