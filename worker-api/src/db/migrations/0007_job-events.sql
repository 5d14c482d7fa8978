-- What a job's owner can see of it has changed: news for those who wait.
CREATE TRIGGER generation_jobs_made AFTER INSERT ON generation_jobs BEGIN
	INSERT INTO job_events (owner, project, job, status, percent, created_at)
		VALUES (NEW.owner, NEW.project, NEW.id, NEW.status, NEW.percent, NEW.updated_at);
END;
--> statement-breakpoint
CREATE TRIGGER generation_jobs_moved AFTER UPDATE ON generation_jobs
	WHEN OLD.status <> NEW.status OR OLD.percent <> NEW.percent OR OLD.cancel_asked <> NEW.cancel_asked
BEGIN
	INSERT INTO job_events (owner, project, job, status, percent, created_at)
		VALUES (NEW.owner, NEW.project, NEW.id, NEW.status, NEW.percent, NEW.updated_at);
END;
