/** Owns handing out a session: the key that signs now, a token, its end. */
import { openDatabase } from '../db/client.ts'
import type { Env } from '../env.ts'
import { Refusal } from '../refusal.ts'
import { createMemory } from './remember.ts'
import { mintToken, type Session } from './session-token.ts'
import { currentSigner, type Signer, TOKEN_SECONDS } from './signing-keys.ts'

/** An isolate may sign with a rotated key for this long: less than the slack that the key's end has. */
const signers = createMemory<Signer>({ milliseconds: 15_000, most: 10 })

/** Throws 'identity-not-configured' where no wrapping key is set. */
export async function issueSession(
  env: Env,
  session: Omit<Session, 'id'>,
  now: Date,
): Promise<{ readonly token: string; readonly expiresAt: string }> {
  const { WRAPPING_KEYS } = env
  if (WRAPPING_KEYS === undefined) throw new Refusal('identity-not-configured')
  const signer = await signers.get(WRAPPING_KEYS, () =>
    currentSigner(openDatabase(env), WRAPPING_KEYS, now.toISOString()),
  )
  const token = await mintToken(signer, { id: crypto.randomUUID(), ...session }, now)
  return { token, expiresAt: new Date((Math.floor(now.getTime() / 1000) + TOKEN_SECONDS) * 1000).toISOString() }
}
