ALTER TABLE `ingested_content` ADD `document` text;--> statement-breakpoint
ALTER TABLE `ingested_content` ADD `bytes_hash` text;--> statement-breakpoint
CREATE INDEX `ingested_content_known` ON `ingested_content` (`owner`,`url`);