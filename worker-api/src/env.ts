/** Owns what the Worker is given from outside. Only this differs between a machine at home and production. */

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
  /** 'local': one account, for this machine only. Unset: nobody is served but /v1/health. */
  readonly IDENTITY?: string
  /** Origins of pages that may call, separated by spaces; 'loopback' is any page of this machine, '*' is any page. */
  readonly ALLOWED_ORIGINS?: string
  /** Page that explains the error codes; a problem's `type` is this with #code. */
  readonly HELP_URL?: string
}

/** Whom a row or a file belongs to. */
export type Owner = string

export type AppEnv = {
  readonly Bindings: Env
  readonly Variables: { requestId: string; owner: Owner }
}
