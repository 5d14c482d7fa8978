PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_music_tracks` (
	`owner` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`category` text NOT NULL,
	`mood` text NOT NULL,
	`genre` text NOT NULL,
	`bpm` integer,
	`seconds` real,
	`source` text NOT NULL,
	`asset` text,
	PRIMARY KEY(`owner`, `id`),
	CONSTRAINT "music_tracks_mood" CHECK("__new_music_tracks"."mood" IN ('calm', 'warm', 'wonder', 'upbeat', 'tense', 'hopeful', 'somber', 'playful', 'epic', 'mystery')),
	CONSTRAINT "music_tracks_bpm" CHECK("__new_music_tracks"."bpm" IS NULL OR "__new_music_tracks"."bpm" BETWEEN 20 AND 400)
);
--> statement-breakpoint
INSERT INTO `__new_music_tracks`("owner", "id", "title", "category", "mood", "genre", "bpm", "seconds", "source", "asset") SELECT "owner", "id", "title", "category", "mood", "genre", "bpm", "seconds", "source", "asset" FROM `music_tracks`;--> statement-breakpoint
DROP TABLE `music_tracks`;--> statement-breakpoint
ALTER TABLE `__new_music_tracks` RENAME TO `music_tracks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `music_tracks_mood` ON `music_tracks` (`owner`,`mood`);--> statement-breakpoint
CREATE TABLE `__new_projects` (
	`owner` text NOT NULL,
	`id` text NOT NULL,
	`revision` integer NOT NULL,
	`document` text NOT NULL,
	`document_hash` text NOT NULL,
	`written_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`archived_at` text,
	`deleted_at` text,
	`title` text NOT NULL,
	`title_folded` text NOT NULL,
	`scene_count` integer NOT NULL,
	`seconds` real NOT NULL,
	`aspect_ratio` text NOT NULL,
	`thumbnail` text,
	`input_kind` text NOT NULL,
	`input` text NOT NULL,
	`target_seconds` real NOT NULL,
	`mood` text NOT NULL,
	`language` text NOT NULL,
	`voice` text NOT NULL,
	`music` text,
	`film` text,
	`status` text DEFAULT 'draft' NOT NULL,
	`percent` integer DEFAULT 0 NOT NULL,
	`credits_used` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`owner`, `id`),
	CONSTRAINT "projects_revision" CHECK("__new_projects"."revision" > 0),
	CONSTRAINT "projects_aspect_ratio" CHECK("__new_projects"."aspect_ratio" IN ('16:9', '9:16', '1:1', '4:5', '21:9')),
	CONSTRAINT "projects_input_kind" CHECK("__new_projects"."input_kind" IN ('topic', 'url', 'text')),
	CONSTRAINT "projects_mood" CHECK("__new_projects"."mood" IN ('calm', 'warm', 'wonder', 'upbeat', 'tense', 'hopeful', 'somber', 'playful', 'epic', 'mystery')),
	CONSTRAINT "projects_status" CHECK("__new_projects"."status" IN ('draft', 'running', 'paused', 'failed', 'cancelled', 'done')),
	CONSTRAINT "projects_percent" CHECK("__new_projects"."percent" BETWEEN 0 AND 100),
	CONSTRAINT "projects_credits_used" CHECK("__new_projects"."credits_used" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_projects`("owner", "id", "revision", "document", "document_hash", "written_by", "created_at", "updated_at", "archived_at", "deleted_at", "title", "title_folded", "scene_count", "seconds", "aspect_ratio", "thumbnail", "input_kind", "input", "target_seconds", "mood", "language", "voice", "music", "film", "status", "percent", "credits_used") SELECT "owner", "id", "revision", "document", "document_hash", "written_by", "created_at", "updated_at", "archived_at", "deleted_at", "title", "title_folded", "scene_count", "seconds", "aspect_ratio", "thumbnail", "input_kind", "input", "target_seconds", "mood", "language", "voice", "music", "film", "status", "percent", "credits_used" FROM `projects`;--> statement-breakpoint
DROP TABLE `projects`;--> statement-breakpoint
ALTER TABLE `__new_projects` RENAME TO `projects`;--> statement-breakpoint
CREATE INDEX `projects_newest` ON `projects` (`owner`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `projects_created` ON `projects` (`owner`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `projects_title` ON `projects` (`owner`,`title_folded`,`id`);