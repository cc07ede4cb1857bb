// The schema of the database, as a list of steps that is only ever added to.

/**
 * Step n brings a database from `user_version` n to n + 1. A step that was released is never changed. Times are epoch
 * milliseconds, truth values 0 or 1, `…_json` columns hold what the contract's schemas describe.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE issuance (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    keep TEXT NOT NULL,
    -- The process that holds it: the name of its lease under instances/.
    owner TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    cluster_id TEXT NOT NULL,
    cluster_name TEXT NOT NULL,
    context_id TEXT NOT NULL,
    namespace TEXT NOT NULL,
    account_name TEXT NOT NULL,
    route TEXT NOT NULL,
    role_json TEXT NOT NULL,
    scope_json TEXT NOT NULL,
    escalates INTEGER NOT NULL,
    requested_seconds INTEGER,
    reason TEXT,
    bound_secret TEXT,
    -- Objects that the set-up was to make, in order.
    planned_json TEXT NOT NULL,
    grant_json TEXT,
    fingerprint TEXT,
    expires_at INTEGER,
    token_bytes INTEGER,
    last_copied_at INTEGER,
    -- What could not be taken back yet: objects on the cluster, the entry in the keychain.
    cluster_left INTEGER NOT NULL DEFAULT 0,
    entry_left INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX issuance_by_state ON issuance (state, cluster_id);
  CREATE INDEX issuance_left ON issuance (id) WHERE cluster_left = 1 OR entry_left = 1;

  CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    issuance_id TEXT,
    cluster_id TEXT,
    -- Lower-case words that a search looks through.
    words TEXT NOT NULL,
    body_json TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_by_kind ON event (kind, id);
  CREATE INDEX event_by_cluster ON event (cluster_id, id);
  CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
  CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
  `,
  `
  CREATE TABLE cluster (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- Evidence of which cluster it is: address, digest of its CA, UID of kube-system where it may be read.
    server TEXT NOT NULL,
    ca_digest TEXT NOT NULL,
    uid TEXT,
    -- 'yes', 'no' or 'unknown', and the details of the Azure Arc ConfigMap.
    arc TEXT NOT NULL DEFAULT 'unknown',
    arc_json TEXT,
    lifetime_cap_seconds INTEGER,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX cluster_by_evidence ON cluster (ca_digest, server);
  CREATE INDEX cluster_by_uid ON cluster (uid) WHERE uid IS NOT NULL;

  CREATE TABLE cluster_context (
    context_id TEXT PRIMARY KEY,
    cluster_id TEXT NOT NULL REFERENCES cluster (id)
  ) STRICT;

  CREATE TABLE exec_consent (
    context_id TEXT NOT NULL,
    -- Of command, arguments, environment and resolved binary.
    digest TEXT NOT NULL,
    agreed_at INTEGER NOT NULL,
    PRIMARY KEY (context_id, digest)
  ) STRICT;
  `,
  `
  -- What a renewal, a check and a revocation need to know of a token, and what they found.
  ALTER TABLE issuance ADD COLUMN audiences_json TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE issuance ADD COLUMN account_uid TEXT;
  -- UID of the bound Secret, or of the Secret that holds the token.
  ALTER TABLE issuance ADD COLUMN secret_uid TEXT;
  -- Name of the Secret that holds the token, of the routes through Secrets.
  ALTER TABLE issuance ADD COLUMN token_secret TEXT;
  ALTER TABLE issuance ADD COLUMN standing TEXT;
  ALTER TABLE issuance ADD COLUMN standing_at INTEGER;
  ALTER TABLE issuance ADD COLUMN last_used_on TEXT;
  ALTER TABLE issuance ADD COLUMN revoked_at INTEGER;
  -- While it is being revoked: the state to go back to where the cluster refuses that.
  ALTER TABLE issuance ADD COLUMN state_before TEXT;
  -- The issuance that this one took the place of.
  ALTER TABLE issuance ADD COLUMN renews TEXT;
  -- What the user filled in for a cluster's page in the Azure portal.
  ALTER TABLE cluster ADD COLUMN portal_json TEXT;
  CREATE INDEX issuance_renews ON issuance (renews) WHERE renews IS NOT NULL;
  `,
  `
  -- An off-boarding, and each thing that it takes away; it goes on where a process that was killed has left it.
  CREATE TABLE off_boarding (
    id TEXT PRIMARY KEY,
    subject_json TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    -- 'planned', 'started' or 'closed'.
    state TEXT NOT NULL
  ) STRICT;
  CREATE TABLE off_boarding_item (
    run_id TEXT NOT NULL REFERENCES off_boarding (id),
    seq INTEGER NOT NULL,
    context_id TEXT NOT NULL,
    cluster_id TEXT,
    cluster_name TEXT NOT NULL,
    -- 'look', 'token' or 'object'.
    kind TEXT NOT NULL,
    issuance_id TEXT,
    object_json TEXT,
    uid TEXT,
    state TEXT NOT NULL,
    finalizers_json TEXT,
    error_json TEXT,
    PRIMARY KEY (run_id, seq)
  ) STRICT;
  `,
  `
  -- What the user was told of the end of a token; minutes before it, 0 for the end itself.
  CREATE TABLE expiry_notice (
    issuance_id TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    told_at INTEGER NOT NULL,
    PRIMARY KEY (issuance_id, minutes)
  ) STRICT;
  `,
  `
  -- How far the history has been written to a file that grows: the number of the last event in it.
  CREATE TABLE history_file (
    path TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT;
  `,
];
