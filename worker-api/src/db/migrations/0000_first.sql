CREATE TABLE `media` (
	`owner` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`mime_type` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`owner`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `projects` (
	`owner` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`document_hash` text NOT NULL,
	`written_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`deleted_at` text,
	`title` text NOT NULL,
	`title_folded` text NOT NULL,
	`scene_count` integer NOT NULL,
	`seconds` real NOT NULL,
	`aspect_ratio` text NOT NULL,
	`thumbnail` text,
	PRIMARY KEY(`owner`, `id`),
	CONSTRAINT "projects_revision" CHECK("projects"."revision" > 0),
	CONSTRAINT "projects_aspect_ratio" CHECK("projects"."aspect_ratio" IN ('16:9', '9:16', '1:1'))
);
--> statement-breakpoint
CREATE INDEX `projects_newest` ON `projects` (`owner`,`updated_at`,`id`);