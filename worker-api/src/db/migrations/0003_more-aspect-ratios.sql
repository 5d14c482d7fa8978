PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_projects` (
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
	CONSTRAINT "projects_revision" CHECK("__new_projects"."revision" > 0),
	CONSTRAINT "projects_aspect_ratio" CHECK("__new_projects"."aspect_ratio" IN ('16:9', '9:16', '1:1', '4:5', '21:9'))
);
--> statement-breakpoint
INSERT INTO `__new_projects`("owner", "id", "revision", "document", "document_hash", "written_by", "created_at", "updated_at", "deleted_at", "title", "title_folded", "scene_count", "seconds", "aspect_ratio", "thumbnail") SELECT "owner", "id", "revision", "document", "document_hash", "written_by", "created_at", "updated_at", "deleted_at", "title", "title_folded", "scene_count", "seconds", "aspect_ratio", "thumbnail" FROM `projects`;--> statement-breakpoint
DROP TABLE `projects`;--> statement-breakpoint
ALTER TABLE `__new_projects` RENAME TO `projects`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `projects_newest` ON `projects` (`owner`,`updated_at`,`id`);