/** Owns the tables of subscription plans and who has one. Prices of single calls are in catalogue.ts. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { among } from './among.ts'

export const subscriptionStatuses = ['active', 'ended'] as const

/** Seeded from the model's table. */
export const subscriptionPlans = sqliteTable(
  'subscription_plans',
  {
    id: text().primaryKey(),
    title: text().notNull(),
    creditsPerMonth: integer('credits_per_month').notNull(),
    /** US cents a month. */
    priceCents: integer('price_cents').notNull(),
    /** Bytes of media that may be stored. */
    mediaBytes: integer('media_bytes').notNull(),
  },
  table => [
    check(
      'subscription_plans_amounts',
      sql`${table.creditsPerMonth} >= 0 AND ${table.priceCents} >= 0 AND ${table.mediaBytes} >= 0`,
    ),
  ],
)

export const subscriptions = sqliteTable(
  'subscriptions',
  {
    owner: text().primaryKey(),
    plan: text()
      .notNull()
      .references(() => subscriptionPlans.id),
    /** A smaller plan that begins with the next month. */
    nextPlan: text('next_plan').references(() => subscriptionPlans.id),
    status: text({ enum: subscriptionStatuses }).notNull(),
    startedAt: text('started_at').notNull(),
    /** Until when credits were granted: the next grant is due then. */
    grantedUntil: text('granted_until').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  table => [
    index('subscriptions_due').on(table.grantedUntil).where(sql`status = 'active'`),
    check('subscriptions_status', among(table.status, subscriptionStatuses)),
  ],
)
