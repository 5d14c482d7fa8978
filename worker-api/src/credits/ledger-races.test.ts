/** C1, C2, C3, C5 and C6 at a tenth and less of their size; the whole is in the slow tier. */
import { afterAll, beforeAll, test } from 'vitest'
import { type LedgerRuntime, startLedger } from '../../dev/ledger-runtime.fixture.ts'
import { tellHistories } from './histories.fixture.ts'
import { raceCloses, raceHolds, raceKeys } from './ledger-races.fixture.ts'
import { loseReplies } from './lost-replies.fixture.ts'

let ledger: LedgerRuntime
beforeAll(async () => {
  ledger = await startLedger()
})
afterAll(() => ledger.dispose())

test('C1 racing holds take exactly what there is', () => raceHolds(ledger, 1000, 100), 120_000)
test('C2 the same request again answers the same', () => raceKeys(ledger, 20, 20), 120_000)
test('C3 of racing closes one ends the hold', () => raceCloses(ledger, 100), 120_000)
test('C5 lost answers charge nobody twice', () => loseReplies(150), 120_000)
test('C6 every balance is its history', () => tellHistories(150), 120_000)
