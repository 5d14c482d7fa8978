/** Owns `t()`: a message of the locale with its values put in. Types know which values each message needs. */
import { en } from './en.ts'

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type NamesOf<M> = M extends string
  ? Names<M>
  : M extends { readonly other: infer Other extends string }
    ? Names<Other> | 'count'
    : never

export type MessageKey = keyof typeof en
type Values<K extends MessageKey> = [NamesOf<(typeof en)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<NamesOf<(typeof en)[K]>, string | number>>]

const plural = new Intl.PluralRules('en')
const number = new Intl.NumberFormat('en')

/** The message under `key`; numbers are written with the locale's grouping, `count` chooses the plural form. */
export function t<K extends MessageKey>(key: K, ...[values]: Values<K>): string {
  const message: string | { readonly one: string; readonly other: string } = en[key]
  const given: Readonly<Record<string, string | number>> = values ?? {}
  const text =
    typeof message === 'string' ? message : message[plural.select(Number(given.count)) === 'one' ? 'one' : 'other']
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given[name] ?? ''
    return typeof value === 'number' ? number.format(value) : value
  })
}

/** A message chosen by data (a mood, a phase), where the data may name something new: then the data itself is shown. */
export const tOr = (key: string, fallback: string): string => (Object.hasOwn(en, key) ? t(key as never) : fallback)
