/** Owns the providers of a session and the order in which they are asked. Chooses; never generates itself. */
import {
  asContentHQError,
  type Capability,
  ContentHQError,
  type ErrorRecord,
  isCancelled,
  type Provider,
  type ProviderOf,
} from '@contenthq/model'

export type Registry = {
  /** Providers of a capability in the order of preference. */
  of<C extends Capability>(capability: C): Promise<readonly ProviderOf<C>[]>
  /**
   * Asks one after the other until one answers; `onFailure` hears of each that failed. Throws the failure itself when
   * there was only one to ask, 'providers-exhausted' otherwise, 'provider-not-configured' when there is none.
   */
  first<C extends Capability, T>(
    capability: C,
    ask: (provider: ProviderOf<C>) => Promise<T>,
    onFailure?: (provider: string, error: ErrorRecord) => void,
  ): Promise<T>
  /** Never rejects. */
  dispose(): Promise<void>
}

/** `given` are the caller's own; `loadOwn` brings the session's, which are asked after them and disposed of here. */
export function createRegistry(given: readonly Provider[], loadOwn: () => Promise<readonly Provider[]>): Registry {
  let own: Promise<readonly Provider[]> | undefined
  const all = async () => {
    own ??= loadOwn()
    own.catch(() => {
      own = undefined
    })
    return [...given, ...(await own)]
  }
  const of = async <C extends Capability>(capability: C): Promise<readonly ProviderOf<C>[]> =>
    (await all()).filter((provider): provider is ProviderOf<C> => provider.capability === capability)

  return {
    of,
    async first(capability, ask, onFailure) {
      const providers = await of(capability)
      let failure: ContentHQError | undefined
      for (const provider of providers) {
        try {
          return await ask(provider)
        } catch (thrown) {
          if (isCancelled(thrown)) throw thrown
          failure = asContentHQError(thrown, 'provider-failed')
          onFailure?.(provider.id, failure.toRecord())
        }
      }
      if (!failure) throw new ContentHQError('provider-not-configured', capability)
      throw providers.length === 1
        ? failure
        : new ContentHQError('providers-exhausted', failure.message, { cause: failure })
    },
    async dispose() {
      for (const provider of (await own?.catch(() => undefined)) ?? []) provider.dispose?.()
    },
  }
}
