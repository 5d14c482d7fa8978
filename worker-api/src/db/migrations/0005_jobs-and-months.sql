PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_job_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`state` text NOT NULL,
	`price` integer NOT NULL,
	`vendor_key` text NOT NULL,
	`result` text,
	`usage` text,
	`failure` text,
	`lease_token` text NOT NULL,
	`dispatched_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`job`) REFERENCES `generation_jobs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "job_steps_kind" CHECK("__new_job_steps"."kind" IN ('text', 'image', 'vision', 'speech', 'music', 'read')),
	CONSTRAINT "job_steps_state" CHECK("__new_job_steps"."state" IN ('dispatched', 'answered', 'failed', 'unknown')),
	CONSTRAINT "job_steps_price" CHECK("__new_job_steps"."price" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_job_steps`("id", "job", "number", "kind", "provider", "model", "state", "price", "vendor_key", "result", "usage", "failure", "lease_token", "dispatched_at", "ended_at") SELECT "id", "job", "number", "kind", "provider", "model", "state", "price", "vendor_key", "result", "usage", "failure", "lease_token", "dispatched_at", "ended_at" FROM `job_steps`;--> statement-breakpoint
DROP TABLE `job_steps`;--> statement-breakpoint
ALTER TABLE `__new_job_steps` RENAME TO `job_steps`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `job_steps_number` ON `job_steps` (`job`,`number`);--> statement-breakpoint
ALTER TABLE `subscriptions` ADD `next_plan` text REFERENCES subscription_plans(id);--> statement-breakpoint
CREATE INDEX `job_events_job` ON `job_events` (`job`,`id`);--> statement-breakpoint
ALTER TABLE `generation_jobs` DROP COLUMN `hold`;