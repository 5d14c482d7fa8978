/** Owns what the Worker is given from outside. Only this differs between a machine at home and production. */
import type { Session } from './identity/session-token.ts'

export type Env = {
  /** Media files, under owner and hash. */
  readonly MEDIA: R2Bucket
  /** Wakes jobs: an object for each, named by the job. */
  readonly JOB_ALARMS: DurableObjectNamespace
  /** libSQL over HTTP: libsql://…, https://… */
  readonly TURSO_URL: string
  /** A secret. */
  readonly TURSO_TOKEN?: string
  /** Where present, database requests go to this service and not to the network. */
  readonly DATABASE?: Fetcher
  /** Where present, sources are asked for through it: it refuses to connect to private addresses, whatever a name said. */
  readonly WEB?: Fetcher
  /** A page that says who runs this, told to the sites that sources are read from. */
  readonly CONTACT_URL?: string
  /** Sources of the web that one app's users may have read. */
  readonly SOURCE_LIMIT?: RateLimit
  /**
   * A secret: the keys that wrap stored secrets, "2:BASE64URL 1:BASE64URL", 32 bytes each, the newest first. Without
   * it there are no sessions.
   */
  readonly WRAPPING_KEYS?: string
  /** A secret: what an operator's calls carry; several while one is replaced, separated by spaces. */
  readonly OPERATOR_KEY?: string
  /** 'local': a caller without a token is the one account of this machine. */
  readonly IDENTITY?: string
  /** Origins of pages that may call beside those of apps, separated by spaces; 'loopback' is any page of this machine. */
  readonly ALLOWED_ORIGINS?: string
  /** Page that explains the error codes; a problem's `type` is this with #code. */
  readonly HELP_URL?: string
  /** Calls of one user, of one key. Approximate: a brake on abuse, no guard of money. Absent: no limit. */
  readonly USER_LIMIT?: RateLimit
  readonly KEY_LIMIT?: RateLimit
  /** Attempts to sign in, register or reset: from one place, for one address. */
  readonly SIGN_IN_LIMIT?: RateLimit
  /** A secret: the mail vendor's key (Resend), and the sender it knows. Without them nobody can register. */
  readonly MAIL_KEY?: string
  readonly MAIL_FROM?: string
  /** 'on': mail is kept and shown at /v1/auth/mailbox, under names of this machine only. */
  readonly MAILBOX?: string
  /** 'off': no line a request. */
  readonly LOG_REQUESTS?: string
}

/** Whom a row or a file belongs to. */
export type Owner = string

export type AppEnv = {
  readonly Bindings: Env
  readonly Variables: {
    requestId: string
    owner: Owner
    /** Undefined for the local account. */
    session: Session | undefined
    /** The app whose key or token is used. */
    app: string | undefined
    /** Code of the problem that is answered. */
    problem: string | undefined
  }
}
