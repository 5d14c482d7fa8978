-- An entry is never changed and never removed.
CREATE TRIGGER credit_entries_no_update BEFORE UPDATE ON credit_entries BEGIN
	SELECT RAISE(ABORT, 'credit_entries is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER credit_entries_no_delete BEFORE DELETE ON credit_entries BEGIN
	SELECT RAISE(ABORT, 'credit_entries is append-only');
END;
--> statement-breakpoint
-- A grant or refund opens a lot.
CREATE TRIGGER credit_entries_grant AFTER INSERT ON credit_entries WHEN NEW.kind IN ('grant', 'refund') BEGIN
	SELECT RAISE(ABORT, 'refund-exceeds-charge') WHERE NEW.kind = 'refund' AND (
		SELECT sum(amount) FROM credit_entries WHERE account = NEW.account AND job = NEW.job AND kind = 'refund'
	) > ifnull((
		SELECT amount FROM credit_entries WHERE account = NEW.account AND job = NEW.job AND kind = 'close'
	), 0);
	UPDATE credit_accounts SET available = available + NEW.amount WHERE id = NEW.account;
	INSERT INTO credit_lots (id, account, expires_at, remaining)
		VALUES (NEW.id, NEW.account, ifnull(NEW.expires_at, '9999-12-31T23:59:59.999Z'), NEW.amount);
	SELECT RAISE(ABORT, 'entry-balance') WHERE NOT EXISTS (
		SELECT 1 FROM credit_accounts WHERE id = NEW.account AND available = NEW.available AND held = NEW.held
	);
END;
--> statement-breakpoint
-- A hold takes from the lots that are alive, the soonest to expire first.
CREATE TRIGGER credit_entries_hold AFTER INSERT ON credit_entries WHEN NEW.kind = 'hold' BEGIN
	UPDATE credit_accounts SET available = available - NEW.amount, held = held + NEW.amount WHERE id = NEW.account;
	INSERT INTO credit_parts (hold, lot, amount)
		SELECT NEW.id, id, min(remaining, NEW.amount - before) FROM (
			SELECT id, remaining, sum(remaining) OVER (ORDER BY expires_at, id) - remaining AS before
			FROM credit_lots WHERE account = NEW.account AND remaining > 0 AND expires_at > NEW.created_at
		) WHERE before < NEW.amount;
	UPDATE credit_lots SET remaining = remaining - part.amount
		FROM credit_parts AS part WHERE part.hold = NEW.id AND part.lot = credit_lots.id;
	SELECT RAISE(ABORT, 'lots-insufficient') WHERE NEW.amount <> ifnull((
		SELECT sum(amount) FROM credit_parts WHERE hold = NEW.id
	), 0);
	SELECT RAISE(ABORT, 'entry-balance') WHERE NOT EXISTS (
		SELECT 1 FROM credit_accounts WHERE id = NEW.account AND available = NEW.available AND held = NEW.held
	);
END;
--> statement-breakpoint
-- A close uses the soonest to expire of what was held and puts the rest back where it came from.
CREATE TRIGGER credit_entries_close AFTER INSERT ON credit_entries WHEN NEW.kind = 'close' BEGIN
	SELECT RAISE(ABORT, 'close-exceeds-hold') WHERE NEW.amount > ifnull((
		SELECT amount FROM credit_entries WHERE account = NEW.account AND job = NEW.job AND kind = 'hold'
	), -1);
	UPDATE credit_accounts SET available = credit_accounts.available + hold.amount - NEW.amount, held = credit_accounts.held - hold.amount
		FROM credit_entries AS hold
		WHERE credit_accounts.id = NEW.account
			AND hold.account = NEW.account AND hold.job = NEW.job AND hold.kind = 'hold';
	UPDATE credit_lots SET remaining = remaining + returned.amount
		FROM (
			SELECT part.lot, part.amount - min(part.amount, max(0, NEW.amount - (
				sum(part.amount) OVER (ORDER BY lot.expires_at, lot.id) - part.amount
			))) AS amount
			FROM credit_entries AS hold
			JOIN credit_parts AS part ON part.hold = hold.id
			JOIN credit_lots AS lot ON lot.id = part.lot
			WHERE hold.account = NEW.account AND hold.job = NEW.job AND hold.kind = 'hold'
		) AS returned
		WHERE returned.lot = credit_lots.id;
	SELECT RAISE(ABORT, 'entry-balance') WHERE NOT EXISTS (
		SELECT 1 FROM credit_accounts WHERE id = NEW.account AND available = NEW.available AND held = NEW.held
	);
END;
--> statement-breakpoint
-- An expire empties a lot whose time is over.
CREATE TRIGGER credit_entries_expire AFTER INSERT ON credit_entries WHEN NEW.kind = 'expire' BEGIN
	SELECT RAISE(ABORT, 'lot-not-due') WHERE NOT EXISTS (
		SELECT 1 FROM credit_lots
		WHERE id = NEW.lot AND account = NEW.account AND remaining = NEW.amount AND expires_at <= NEW.created_at
	);
	UPDATE credit_accounts SET available = available - NEW.amount WHERE id = NEW.account;
	UPDATE credit_lots SET remaining = 0 WHERE id = NEW.lot;
	SELECT RAISE(ABORT, 'entry-balance') WHERE NOT EXISTS (
		SELECT 1 FROM credit_accounts WHERE id = NEW.account AND available = NEW.available AND held = NEW.held
	);
END;
