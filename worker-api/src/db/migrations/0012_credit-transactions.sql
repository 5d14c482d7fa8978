CREATE VIEW `credit_transactions` AS SELECT e.id, a.owner, e.kind, e.amount, e.job, j.kind AS operation, j.project, e.expires_at, e.created_at, e.available, e.held
  FROM credit_accounts AS a
  JOIN credit_entries AS e ON e.account = a.id
  LEFT JOIN generation_jobs AS j ON j.id = e.job AND j.owner = a.owner;