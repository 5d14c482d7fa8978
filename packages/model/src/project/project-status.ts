/** Owns what a project is at, as lists show it. Only the pipeline moves it. */

export const projectStatuses = ['draft', 'running', 'paused', 'failed', 'cancelled', 'done'] as const
export type ProjectStatus = (typeof projectStatuses)[number]
