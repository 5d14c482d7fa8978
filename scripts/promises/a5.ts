/** A5: nobody reaches what is another tenant’s. */
import type { ProductPromise } from '../promise-contract.ts'
import { measureByTests } from '../promise-figures.ts'

export const promise: ProductPromise = {
  id: 'A5',
  title: 'tenants apart',
  target: 'every route of openapi.json with a stranger’s ids: 403 or 404, nothing told',
  measure: context => measureByTests(context, 'A5', 'worker-api/src/identity', 'workerd'),
}
