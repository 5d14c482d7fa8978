ALTER TABLE `generation_jobs` ADD `session` text;--> statement-breakpoint
CREATE INDEX `generation_jobs_session` ON `generation_jobs` (`session`) WHERE session IS NOT NULL;