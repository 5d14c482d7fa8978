CREATE TABLE `credit_accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`owner` text NOT NULL,
	`available` integer NOT NULL,
	`held` integer NOT NULL,
	CONSTRAINT "credit_accounts_available" CHECK("credit_accounts"."available" >= 0),
	CONSTRAINT "credit_accounts_held" CHECK("credit_accounts"."held" >= 0),
	CONSTRAINT "credit_accounts_limit" CHECK(typeof("credit_accounts"."available") = 'integer' AND typeof("credit_accounts"."held") = 'integer' AND "credit_accounts"."available" + "credit_accounts"."held" <= 9007199254740991)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_accounts_owner_unique` ON `credit_accounts` (`owner`);--> statement-breakpoint
CREATE TABLE `credit_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`job` text,
	`lot` integer,
	`expires_at` text,
	`created_at` text NOT NULL,
	`available` integer NOT NULL,
	`held` integer NOT NULL,
	FOREIGN KEY (`account`) REFERENCES `credit_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "credit_entries_kind" CHECK("credit_entries"."kind" IN ('grant', 'hold', 'close', 'refund', 'expire')),
	CONSTRAINT "credit_entries_amount" CHECK(typeof("credit_entries"."amount") = 'integer' AND "credit_entries"."amount" BETWEEN ("credit_entries"."kind" <> 'close') AND 9007199254740991),
	CONSTRAINT "credit_entries_job_given" CHECK(("credit_entries"."job" IS NOT NULL) = ("credit_entries"."kind" IN ('hold', 'close', 'refund'))),
	CONSTRAINT "credit_entries_lot_given" CHECK(("credit_entries"."lot" IS NOT NULL) = ("credit_entries"."kind" = 'expire')),
	CONSTRAINT "credit_entries_expiry" CHECK("credit_entries"."expires_at" IS NULL OR "credit_entries"."kind" IN ('grant', 'refund'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_entries_key` ON `credit_entries` (`account`,`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `credit_entries_one_hold` ON `credit_entries` (`account`,`job`) WHERE kind = 'hold';--> statement-breakpoint
CREATE UNIQUE INDEX `credit_entries_one_close` ON `credit_entries` (`account`,`job`) WHERE kind = 'close';--> statement-breakpoint
CREATE INDEX `credit_entries_job` ON `credit_entries` (`account`,`job`) WHERE job IS NOT NULL;--> statement-breakpoint
CREATE INDEX `credit_entries_lot` ON `credit_entries` (`lot`) WHERE lot IS NOT NULL;--> statement-breakpoint
CREATE INDEX `credit_entries_newest` ON `credit_entries` (`account`,`id`);--> statement-breakpoint
CREATE TABLE `credit_lots` (
	`id` integer PRIMARY KEY NOT NULL,
	`account` integer NOT NULL,
	`expires_at` text NOT NULL,
	`remaining` integer NOT NULL,
	CONSTRAINT "credit_lots_remaining" CHECK("credit_lots"."remaining" >= 0)
);
--> statement-breakpoint
CREATE INDEX `credit_lots_live` ON `credit_lots` (`account`,`expires_at`,`id`) WHERE remaining > 0;--> statement-breakpoint
CREATE INDEX `credit_lots_due` ON `credit_lots` (`expires_at`,`id`) WHERE remaining > 0;--> statement-breakpoint
CREATE TABLE `credit_parts` (
	`hold` integer NOT NULL,
	`lot` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`hold`, `lot`)
);
