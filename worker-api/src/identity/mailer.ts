/**
 * Owns sending mail, one function: a vendor over fetch where its key is set, else the mailbox of this machine. Never
 * the log: what is sent opens accounts.
 */
import type { Env } from '../env.ts'
import { Refusal } from '../refusal.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

export type KeptMail = Mail & { readonly sentAt: string }

const MAILBOX = 'mailbox/'
/** Milliseconds for the vendor. */
const DEADLINE = 10_000
/** Mails the page of a mailbox shows. */
const SHOWN = 50

export const canMail = ({ MAIL_KEY, MAIL_FROM, IDENTITY, MAILBOX: mailbox }: Env): boolean =>
  (MAIL_KEY !== undefined && MAIL_FROM !== undefined) || IDENTITY === 'local' || mailbox === 'on'

/** Throws 'provider-not-configured', 'provider-failed'. */
export async function sendMail(env: Env, mail: Mail): Promise<void> {
  const { MAIL_KEY, MAIL_FROM } = env
  if (MAIL_KEY !== undefined && MAIL_FROM !== undefined) {
    const answer = await fetch('https://api.resend.com/emails', {
      method: 'POST',
      headers: { authorization: `Bearer ${MAIL_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ from: MAIL_FROM, to: [mail.to], subject: mail.subject, text: mail.text }),
      signal: AbortSignal.timeout(DEADLINE),
    })
    await answer.body?.cancel()
    if (!answer.ok)
      throw new Refusal('provider-failed', { status: 502, detail: `The mail vendor answered ${answer.status}.` })
    return
  }
  if (!canMail(env)) throw new Refusal('provider-not-configured', { detail: 'No mail vendor is set up.' })
  const sentAt = new Date().toISOString()
  // the newest come first in a list by key
  const key = `${MAILBOX}${String(9e15 - Date.parse(sentAt))}-${crypto.randomUUID()}`
  await env.MEDIA.put(key, JSON.stringify({ ...mail, sentAt }))
}

/** What was sent on this machine, the newest first. */
export async function readMailbox({ MEDIA }: Env): Promise<readonly KeptMail[]> {
  const { objects } = await MEDIA.list({ prefix: MAILBOX, limit: SHOWN })
  const mails = await Promise.all(objects.map(async ({ key }) => (await MEDIA.get(key))?.json<KeptMail>()))
  return mails.filter(mail => mail !== undefined)
}
