CREATE TABLE `app_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`app` text NOT NULL,
	`kind` text NOT NULL,
	`shown` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text,
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "app_keys_kind" CHECK("app_keys"."kind" IN ('publishable', 'secret'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `app_keys_hash` ON `app_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `app_keys_app` ON `app_keys` (`app`,`created_at`);--> statement-breakpoint
CREATE TABLE `app_origins` (
	`app` text NOT NULL,
	`origin` text NOT NULL,
	PRIMARY KEY(`app`, `origin`),
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `app_origins_origin` ON `app_origins` (`origin`);--> statement-breakpoint
CREATE TABLE `app_users` (
	`id` text PRIMARY KEY NOT NULL,
	`app` text NOT NULL,
	`external_id` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`app`) REFERENCES `apps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `app_users_external` ON `app_users` (`app`,`external_id`);--> statement-breakpoint
CREATE TABLE `apps` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`user` text,
	`created_at` text NOT NULL,
	`disabled_at` text,
	FOREIGN KEY (`user`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `apps_user` ON `apps` (`user`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`private_key` text NOT NULL,
	`created_at` text NOT NULL,
	`ends_at` text
);
--> statement-breakpoint
CREATE INDEX `signing_keys_newest` ON `signing_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `ai_models` (
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`is_default` integer NOT NULL,
	`credits` integer NOT NULL,
	`per` text NOT NULL,
	`capabilities` text NOT NULL,
	PRIMARY KEY(`provider`, `model`, `kind`),
	FOREIGN KEY (`provider`) REFERENCES `ai_providers`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ai_models_kind" CHECK("ai_models"."kind" IN ('text', 'image', 'vision', 'speech', 'music')),
	CONSTRAINT "ai_models_per" CHECK("ai_models"."per" IN ('call', '1000-characters')),
	CONSTRAINT "ai_models_credits" CHECK("ai_models"."credits" >= 0)
);
--> statement-breakpoint
CREATE INDEX `ai_models_kind` ON `ai_models` (`kind`,`is_default`);--> statement-breakpoint
CREATE TABLE `ai_providers` (
	`slug` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`enabled` integer NOT NULL,
	`rate_per_minute` integer NOT NULL,
	`settings` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `music_tracks` (
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
	CONSTRAINT "music_tracks_mood" CHECK("music_tracks"."mood" IN ('calm', 'warm', 'wonder', 'upbeat', 'tense')),
	CONSTRAINT "music_tracks_bpm" CHECK("music_tracks"."bpm" IS NULL OR "music_tracks"."bpm" BETWEEN 20 AND 400)
);
--> statement-breakpoint
CREATE INDEX `music_tracks_mood` ON `music_tracks` (`owner`,`mood`);--> statement-breakpoint
CREATE TABLE `voice_profiles` (
	`owner` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`provider` text NOT NULL,
	`voice` text NOT NULL,
	`language` text NOT NULL,
	`gender` text NOT NULL,
	`preview` text,
	`settings` text NOT NULL,
	`is_default` integer NOT NULL,
	PRIMARY KEY(`owner`, `id`),
	CONSTRAINT "voice_profiles_gender" CHECK("voice_profiles"."gender" IN ('female', 'male', 'neutral'))
);
--> statement-breakpoint
CREATE INDEX `voice_profiles_language` ON `voice_profiles` (`owner`,`language`);--> statement-breakpoint
CREATE TABLE `ai_generations` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`job` text NOT NULL,
	`provider` text NOT NULL,
	`model` text NOT NULL,
	`kind` text NOT NULL,
	`input_summary` text NOT NULL,
	`output_summary` text,
	`input_tokens` integer,
	`output_tokens` integer,
	`cost_microdollars` integer NOT NULL,
	`credits` integer NOT NULL,
	`milliseconds` integer NOT NULL,
	`outcome` text NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "ai_generations_kind" CHECK("ai_generations"."kind" IN ('text', 'image', 'vision', 'speech', 'music')),
	CONSTRAINT "ai_generations_outcome" CHECK("ai_generations"."outcome" IN ('answered', 'failed', 'unknown'))
);
--> statement-breakpoint
CREATE INDEX `ai_generations_owner` ON `ai_generations` (`owner`,`created_at`);--> statement-breakpoint
CREATE INDEX `ai_generations_job` ON `ai_generations` (`job`);--> statement-breakpoint
CREATE TABLE `ingested_content` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`url` text,
	`platform` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`summary` text NOT NULL,
	`engagement` real,
	`engagement_source` text,
	`etag` text,
	`last_modified` text,
	`created_at` text NOT NULL,
	CONSTRAINT "ingested_content_engagement" CHECK(("ingested_content"."engagement" IS NULL) = ("ingested_content"."engagement_source" IS NULL))
);
--> statement-breakpoint
CREATE INDEX `ingested_content_project` ON `ingested_content` (`owner`,`project`,`created_at`);--> statement-breakpoint
CREATE TABLE `provider_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`provider` text NOT NULL,
	`sealed` text NOT NULL,
	`last_four` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_keys_owner` ON `provider_keys` (`owner`,`provider`);--> statement-breakpoint
CREATE TABLE `generation_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`scene` text,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`priority` integer NOT NULL,
	`request_key` text NOT NULL,
	`payload_hash` text NOT NULL,
	`input` text NOT NULL,
	`result` text,
	`failure` text,
	`percent` integer DEFAULT 0 NOT NULL,
	`held` integer NOT NULL,
	`hold` integer,
	`charged` integer,
	`lease_token` text,
	`lease_until` text,
	`next_run_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`expires_at` text NOT NULL,
	`cancel_asked` integer DEFAULT false NOT NULL,
	`ended_by` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	CONSTRAINT "generation_jobs_kind" CHECK("generation_jobs"."kind" IN ('ingest', 'write-story', 'plan-scenes', 'make-picture', 'check-picture', 'speak', 'write-music')),
	CONSTRAINT "generation_jobs_status" CHECK("generation_jobs"."status" IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
	CONSTRAINT "generation_jobs_percent" CHECK("generation_jobs"."percent" BETWEEN 0 AND 100),
	CONSTRAINT "generation_jobs_held" CHECK("generation_jobs"."held" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `generation_jobs_request` ON `generation_jobs` (`owner`,`request_key`);--> statement-breakpoint
CREATE INDEX `generation_jobs_project` ON `generation_jobs` (`owner`,`project`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `generation_jobs_due` ON `generation_jobs` (`priority`,`next_run_at`) WHERE status IN ('queued', 'running');--> statement-breakpoint
CREATE INDEX `generation_jobs_queue` ON `generation_jobs` (`kind`,`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `idempotency_records` (
	`owner` text NOT NULL,
	`key` text NOT NULL,
	`payload_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`owner`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_records_oldest` ON `idempotency_records` (`created_at`);--> statement-breakpoint
CREATE TABLE `job_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`job` text NOT NULL,
	`status` text NOT NULL,
	`percent` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`job`) REFERENCES `generation_jobs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "job_events_status" CHECK("job_events"."status" IN ('queued', 'running', 'succeeded', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `job_events_project` ON `job_events` (`owner`,`project`,`id`);--> statement-breakpoint
CREATE TABLE `job_steps` (
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
	CONSTRAINT "job_steps_kind" CHECK("job_steps"."kind" IN ('text', 'image', 'vision', 'speech', 'music')),
	CONSTRAINT "job_steps_state" CHECK("job_steps"."state" IN ('dispatched', 'answered', 'failed', 'unknown')),
	CONSTRAINT "job_steps_price" CHECK("job_steps"."price" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_steps_number` ON `job_steps` (`job`,`number`);--> statement-breakpoint
CREATE TABLE `pipeline_stages` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`stage` text NOT NULL,
	`scene` text NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`fraction` real NOT NULL,
	`note` text,
	`result` text,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`owner`, `project`, `stage`, `scene`),
	CONSTRAINT "pipeline_stages_stage" CHECK("pipeline_stages"."stage" IN ('ingestion', 'story-writing', 'scene-generation', 'visual-generation', 'visual-verification', 'scene-video', 'narration', 'audio-mixing', 'assembly')),
	CONSTRAINT "pipeline_stages_state" CHECK("pipeline_stages"."state" IN ('waiting', 'running', 'done', 'failed', 'paused')),
	CONSTRAINT "pipeline_stages_fraction" CHECK("pipeline_stages"."fraction" BETWEEN 0 AND 1)
);
--> statement-breakpoint
CREATE TABLE `media_upload_parts` (
	`upload` text NOT NULL,
	`number` integer NOT NULL,
	`etag` text NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`upload`, `number`),
	FOREIGN KEY (`upload`) REFERENCES `media_uploads`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "media_upload_parts_number" CHECK("media_upload_parts"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE `media_uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`hash` text NOT NULL,
	`bytes` integer NOT NULL,
	`mime_type` text NOT NULL,
	`bucket_upload` text NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "media_uploads_bytes" CHECK("media_uploads"."bytes" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_uploads_file` ON `media_uploads` (`owner`,`hash`);--> statement-breakpoint
CREATE TABLE `share_links` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`hash` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	`views` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `share_links_token` ON `share_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `share_links_file` ON `share_links` (`owner`,`hash`);--> statement-breakpoint
CREATE TABLE `user_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `user_accounts_user` ON `user_accounts` (`user_id`);--> statement-breakpoint
CREATE TABLE `user_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_sessions_token_unique` ON `user_sessions` (`token`);--> statement-breakpoint
CREATE INDEX `user_sessions_user` ON `user_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `user_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `user_verifications_identifier` ON `user_verifications` (`identifier`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`role` text DEFAULT 'user' NOT NULL,
	CONSTRAINT "users_role" CHECK("users"."role" IN ('user', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `subscription_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`credits_per_month` integer NOT NULL,
	`price_cents` integer NOT NULL,
	`media_bytes` integer NOT NULL,
	CONSTRAINT "subscription_plans_amounts" CHECK("subscription_plans"."credits_per_month" >= 0 AND "subscription_plans"."price_cents" >= 0 AND "subscription_plans"."media_bytes" >= 0)
);
--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`owner` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	`status` text NOT NULL,
	`started_at` text NOT NULL,
	`granted_until` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`plan`) REFERENCES `subscription_plans`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subscriptions_status" CHECK("subscriptions"."status" IN ('active', 'ended'))
);
--> statement-breakpoint
CREATE INDEX `subscriptions_due` ON `subscriptions` (`granted_until`) WHERE status = 'active';--> statement-breakpoint
CREATE TABLE `project_media` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`hash` text NOT NULL,
	`kind` text,
	`width` integer,
	`height` integer,
	`seconds` real,
	PRIMARY KEY(`owner`, `project`, `hash`),
	FOREIGN KEY (`owner`,`project`) REFERENCES `projects`(`owner`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_media_kind" CHECK("project_media"."kind" IS NULL OR "project_media"."kind" IN ('image', 'video', 'narration', 'music', 'font', 'timings', 'film'))
);
--> statement-breakpoint
CREATE INDEX `project_media_hash` ON `project_media` (`owner`,`hash`);--> statement-breakpoint
CREATE TABLE `scene_audio_mixes` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`scene` text NOT NULL,
	`asset` text,
	`voice_volume` real NOT NULL,
	`music_volume` real NOT NULL,
	`ducking` integer NOT NULL,
	PRIMARY KEY(`owner`, `project`, `scene`),
	FOREIGN KEY (`owner`,`project`) REFERENCES `projects`(`owner`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scene_videos` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`scene` text NOT NULL,
	`asset` text,
	`seconds` real NOT NULL,
	`narration` text,
	`speech_provider` text,
	`voice` text,
	PRIMARY KEY(`owner`, `project`, `scene`),
	FOREIGN KEY (`owner`,`project`) REFERENCES `projects`(`owner`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scene_visuals` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`scene` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`asset` text NOT NULL,
	`prompt` text NOT NULL,
	`provider` text NOT NULL,
	`attempt` integer NOT NULL,
	`verified` integer,
	`score` real,
	`parts` text,
	`reasons` text,
	`in_use` integer NOT NULL,
	PRIMARY KEY(`owner`, `project`, `scene`, `id`),
	FOREIGN KEY (`owner`,`project`) REFERENCES `projects`(`owner`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `scenes` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`status` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`narration` text NOT NULL,
	`visual_description` text NOT NULL,
	`image_prompt` text NOT NULL,
	`motion` text NOT NULL,
	`transition` text NOT NULL,
	`transition_seconds` real NOT NULL,
	`narration_seconds` real NOT NULL,
	PRIMARY KEY(`owner`, `project`, `id`),
	FOREIGN KEY (`owner`,`project`) REFERENCES `projects`(`owner`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "scenes_status" CHECK("scenes"."status" IN ('waiting', 'partial', 'ready'))
);
--> statement-breakpoint
CREATE INDEX `scenes_order` ON `scenes` (`owner`,`project`,`position`);--> statement-breakpoint
CREATE TABLE `stories` (
	`owner` text NOT NULL,
	`project` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`hook` text NOT NULL,
	`synopsis` text NOT NULL,
	`closing` text NOT NULL,
	`provider` text NOT NULL,
	`arc` text NOT NULL,
	`scene_count` integer NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`owner`, `project`, `version`),
	FOREIGN KEY (`owner`,`project`) REFERENCES `projects`(`owner`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_settings` (
	`owner` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
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
	CONSTRAINT "projects_mood" CHECK("__new_projects"."mood" IN ('calm', 'warm', 'wonder', 'upbeat', 'tense')),
	CONSTRAINT "projects_status" CHECK("__new_projects"."status" IN ('draft', 'running', 'paused', 'failed', 'cancelled', 'done')),
	CONSTRAINT "projects_percent" CHECK("__new_projects"."percent" BETWEEN 0 AND 100),
	CONSTRAINT "projects_credits_used" CHECK("__new_projects"."credits_used" >= 0)
);
--> statement-breakpoint
-- what is new is read off the documents that are there; a deleted project has none
INSERT INTO `__new_projects`("owner", "id", "revision", "document", "document_hash", "written_by", "created_at", "updated_at", "deleted_at", "title", "title_folded", "scene_count", "seconds", "aspect_ratio", "thumbnail", "input_kind", "input", "target_seconds", "mood", "language", "voice")
SELECT "owner", "id", "revision", "document", "document_hash", "written_by", "created_at", "updated_at", "deleted_at", "title", "title_folded", "scene_count", "seconds", "aspect_ratio", "thumbnail",
	ifnull("kept" ->> '$.input.kind', 'topic'),
	substr(coalesce("kept" ->> '$.input.topic', "kept" ->> '$.input.url', "kept" ->> '$.input.name', "kept" ->> '$.input.text', ''), 1, 2000),
	ifnull("kept" ->> '$.settings.targetSeconds', 60), ifnull("kept" ->> '$.settings.mood', 'warm'),
	ifnull("kept" ->> '$.settings.language', 'en'), ifnull("kept" ->> '$.settings.voice.voice', '')
FROM (SELECT *, nullif("document", '') AS "kept" FROM `projects`);--> statement-breakpoint
DROP TABLE `projects`;--> statement-breakpoint
ALTER TABLE `__new_projects` RENAME TO `projects`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `projects_newest` ON `projects` (`owner`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `projects_created` ON `projects` (`owner`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `projects_title` ON `projects` (`owner`,`title_folded`,`id`);--> statement-breakpoint
CREATE INDEX `media_newest` ON `media` (`owner`,`created_at`,`hash`);