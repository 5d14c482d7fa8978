/** Owns when a month of a subscription ends: on the day of the month it began, the month's last where there is none. */

/** The moment `months` calendar months after `start`, in UTC. */
function monthsAfter(start: Date, months: number): Date {
  const moved = new Date(start)
  moved.setUTCDate(1)
  moved.setUTCMonth(start.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(start.getUTCDate(), lastDay))
  return moved
}

/** The first end of a month of this subscription that lies after `now`. ISO 8601 in UTC, as both arguments. */
export function nextMonthEnd(startedAt: string, now: string): string {
  const start = new Date(startedAt)
  const moment = new Date(now)
  const years = moment.getUTCFullYear() - start.getUTCFullYear()
  let months = Math.max(1, years * 12 + moment.getUTCMonth() - start.getUTCMonth())
  while (monthsAfter(start, months) <= moment) months++
  return monthsAfter(start, months).toISOString()
}

/** The end before `end`: where its month began. */
export function monthStart(startedAt: string, end: string): string {
  const start = new Date(startedAt)
  const until = new Date(end)
  const years = until.getUTCFullYear() - start.getUTCFullYear()
  const months = years * 12 + until.getUTCMonth() - start.getUTCMonth()
  return monthsAfter(start, Math.max(0, months - 1)).toISOString()
}
