extension Schema {
  /// Effects that leave outside the step: attempts, deadlines, what somebody has to decide.
  ///
  /// Each small index holds only what is looked for: what limits count, what is due, what is on
  /// its way, and what holds its run up.
  static let delivery: StaticString = """
    alter table outbox add column state_id text;
    alter table outbox add column message_kind text;
    alter table outbox add column address text;
    alter table outbox add column sent_to text;
    alter table outbox add column leader integer;
    alter table outbox add column is_awaited integer not null default 0;
    alter table outbox add column attempts integer not null default 0;
    alter table outbox add column attempts_max integer;
    alter table outbox add column first_attempt_at integer;
    alter table outbox add column next_at integer;
    alter table outbox add column expires_at integer;
    alter table outbox add column failure text;
    alter table outbox add column last_error text;
    alter table outbox add column is_blocking integer not null default 0;
    alter table outbox add column settled_at integer;
    drop index outbox_counted;
    drop index outbox_held;
    create index outbox_limited on outbox (part, user_id, at)
      where is_marketing = 1 and status in ('pending', 'sending', 'sent', 'unknown');
    create index outbox_due on outbox (part, next_at) where status = 'pending';
    create index outbox_sending on outbox (part, user_id, number) where status = 'sending';
    create index outbox_awaited on outbox (part, user_id, leader) where is_awaited = 1;
    create index outbox_blocking on outbox (part, user_id, run) where is_blocking = 1;

    alter table inbox add column effect integer;

    alter table dead_letter add column kind text not null default 'effect';
    alter table dead_letter add column name text not null default '';
    alter table dead_letter add column last_error text;
    """

  /// Journeys that stand still, and what their people have not been told of yet.
  static let control: StaticString = """
    create table journey_status (
      journey_id text primary key, status text not null, changed_at integer not null
    ) strict, without rowid;

    alter table journey_state add column is_suspended integer not null default 0;
    create index journey_suspended on journey_state (part, journey_id) where is_suspended = 1;

    create table missed_input (
      part integer not null, user_id text not null, run integer not null, number integer not null,
      event_name text not null, event_at integer not null,
      primary key (part, user_id, run, number)
    ) strict, without rowid;
    """
}
