/** Owns the wire shape of money: balance, transactions, usage, plans, subscriptions, estimates. Amounts are whole credits. */
import { z } from 'zod'
import { jobKinds } from '../credits/hold-for.ts'
import { projectIdSchema } from './identifiers.ts'
import { jobIdSchema, jobWishSchema } from './jobs.ts'

const credits = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
/** What may be granted or given back: whole, from 1 to 2^53 − 1. */
export const amountSchema = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const moment = z.string().describe('ISO 8601 in UTC')

export const entryKindNames = ['grant', 'hold', 'close', 'refund', 'expire'] as const

export const balanceSchema = z
  .object({
    available: credits,
    held: credits,
    expiring: z.array(z.object({ amount: credits, at: moment })).describe('What expires, the soonest first'),
  })
  .meta({ id: 'Balance' })

const transaction = z.object({
  id: z.number().int(),
  kind: z.enum(entryKindNames),
  amount: credits.describe('Of a close what was used'),
  job: z.string().exactOptional(),
  operation: z.enum(jobKinds).exactOptional().describe('What the job made'),
  project: projectIdSchema.exactOptional(),
  expiresAt: moment.exactOptional(),
  createdAt: moment,
  available: credits.describe('Afterwards'),
  held: credits.describe('Afterwards'),
})

export const transactionsSchema = z
  .object({ transactions: z.array(transaction), nextCursor: z.string().exactOptional() })
  .meta({ id: 'Transactions' })

export const usageSchema = z
  .object({
    days: z.array(
      z.object({
        day: z.iso.date(),
        operation: z.enum(jobKinds),
        jobs: z.number().int(),
        used: credits,
      }),
    ),
    used: credits.describe('In the whole time asked for'),
  })
  .meta({ id: 'Usage' })

const plan = z.object({
  id: z.string(),
  title: z.string(),
  creditsPerMonth: credits,
  priceCents: credits,
  mediaBytes: credits,
})

export const plansSchema = z.object({ plans: z.array(plan) }).meta({ id: 'Plans' })

export const subscriptionSchema = z
  .object({
    plan,
    nextPlan: z.string().exactOptional().describe('Where a smaller plan begins with the next month'),
    periodStart: moment,
    periodEnd: moment.describe('When the next month begins'),
  })
  .meta({ id: 'Subscription' })

export const planChangeSchema = z
  .strictObject({
    user: z.string().min(1).max(200).describe('Whose plan'),
    plan: z.string().min(1).max(64),
  })
  .meta({ id: 'PlanChange' })

const estimateLine = z.object({
  kind: z.enum(jobKinds),
  jobs: z.number().int(),
  least: credits.describe('When everything passes at its first attempt'),
  most: credits.describe('What is held'),
})

export const estimateSchema = z
  .object({
    lines: z.array(estimateLine),
    least: credits,
    most: credits,
    available: credits,
    enough: z.boolean().describe('Whether the credits suffice for the most it can cost'),
  })
  .meta({ id: 'Estimate' })

export const checkRequestSchema = z
  .union([jobWishSchema, z.strictObject({ credits: amountSchema })])
  .meta({ id: 'CreditQuestion' })

export const checkSchema = z
  .object({ needed: credits, available: credits, enough: z.boolean() })
  .meta({ id: 'CreditCheck' })

export const grantRequestSchema = z
  .strictObject({
    user: z.string().min(1).max(200),
    amount: amountSchema,
    expiresAt: z.iso.datetime().exactOptional(),
  })
  .meta({ id: 'GrantRequest' })

export const refundRequestSchema = z
  .strictObject({
    user: z.string().min(1).max(200),
    job: jobIdSchema,
    amount: amountSchema,
  })
  .meta({ id: 'RefundRequest' })

export const entrySchema = transaction.meta({ id: 'Transaction' })

export type BalanceAnswer = z.infer<typeof balanceSchema>
export type TransactionsAnswer = z.infer<typeof transactionsSchema>
export type UsageAnswer = z.infer<typeof usageSchema>
export type SubscriptionAnswer = z.infer<typeof subscriptionSchema>
export type EstimateAnswer = z.infer<typeof estimateSchema>
export type CheckAnswer = z.infer<typeof checkSchema>
