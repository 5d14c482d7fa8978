CREATE TABLE `media_deletions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner` text NOT NULL,
	`hash` text NOT NULL,
	`batch` text NOT NULL,
	`done` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `media_deletions_file` ON `media_deletions` (`owner`,`hash`,`id`);--> statement-breakpoint
CREATE INDEX `media_deletions_batch` ON `media_deletions` (`batch`);--> statement-breakpoint
CREATE INDEX `media_deletions_oldest` ON `media_deletions` (`created_at`);--> statement-breakpoint
-- One row a job: who waits for news asks what a job is now, never what it was.
DROP TRIGGER generation_jobs_made;--> statement-breakpoint
DROP TRIGGER generation_jobs_moved;--> statement-breakpoint
CREATE TABLE `__new_job_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`job` text NOT NULL,
	FOREIGN KEY (`job`) REFERENCES `generation_jobs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_job_events`("id", "owner", "project", "job") SELECT max("id"), "owner", "project", "job" FROM `job_events` GROUP BY "job";--> statement-breakpoint
DROP TABLE `job_events`;--> statement-breakpoint
ALTER TABLE `__new_job_events` RENAME TO `job_events`;--> statement-breakpoint
CREATE UNIQUE INDEX `job_events_job_unique` ON `job_events` (`job`);--> statement-breakpoint
CREATE INDEX `job_events_project` ON `job_events` (`owner`,`project`,`id`);--> statement-breakpoint
CREATE TRIGGER generation_jobs_made AFTER INSERT ON generation_jobs BEGIN
	INSERT OR REPLACE INTO job_events (owner, project, job) VALUES (NEW.owner, NEW.project, NEW.id);
END;
--> statement-breakpoint
-- What a job's owner can see of it has changed: its row moves to the end.
CREATE TRIGGER generation_jobs_moved AFTER UPDATE ON generation_jobs
	WHEN OLD.status <> NEW.status OR OLD.percent <> NEW.percent OR OLD.cancel_asked <> NEW.cancel_asked
BEGIN
	INSERT OR REPLACE INTO job_events (owner, project, job) VALUES (NEW.owner, NEW.project, NEW.id);
END;
--> statement-breakpoint
CREATE TABLE `__new_media_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`mime_type` text NOT NULL,
	`bucket_upload` text NOT NULL,
	`outcome` text,
	`created_at` text NOT NULL,
	CONSTRAINT "media_uploads_outcome" CHECK("__new_media_uploads"."outcome" IS NULL OR "__new_media_uploads"."outcome" IN ('stored', 'media-mismatch', 'media-unsupported')),
	CONSTRAINT "media_uploads_bytes" CHECK("__new_media_uploads"."bytes" > 0)
);
--> statement-breakpoint
INSERT INTO `__new_media_uploads`("id", "owner", "hash", "bytes", "mime_type", "bucket_upload", "created_at") SELECT "id", "owner", "hash", "bytes", "mime_type", "bucket_upload", "created_at" FROM `media_uploads`;--> statement-breakpoint
DROP TABLE `media_uploads`;--> statement-breakpoint
ALTER TABLE `__new_media_uploads` RENAME TO `media_uploads`;--> statement-breakpoint
CREATE UNIQUE INDEX `media_uploads_file` ON `media_uploads` (`owner`,`hash`);--> statement-breakpoint
CREATE INDEX `media_uploads_oldest` ON `media_uploads` (`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `ingested_content_url` ON `ingested_content` (`owner`,`project`,`url`) WHERE url IS NOT NULL;