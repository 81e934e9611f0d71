/// The tables of the first format.
///
/// All data of users is keyed by `part` first, so that one transaction touches one part alone. No
/// trigger, no number of the database's own making, no clock: what is written was given.
enum Schema {
  /// The mark that tells our file from another program's, `JRNY`, and the number of the format.
  static let mark: StaticString = "pragma application_id = 0x4A524E59; pragma user_version = 1"

  /// What is known of users.
  static let users: StaticString = """
    create table user_profile (
      part integer not null, user_id text not null, first_name text, last_name text, email text,
      phone text, main_device_id text, dob text, geolocation text, timezone text,
      is_active integer not null, created_at integer not null, attributes text not null,
      primary key (part, user_id)
    ) strict, without rowid;

    create table notification_preferences (
      part integer not null, user_id text not null, channel text not null, reachable integer,
      subscribed integer, marketing integer, transactional integer,
      primary key (part, user_id, channel)
    ) strict, without rowid;
    """

  /// What has happened, and what of it waits.
  ///
  /// An event lies where a history of its name finds it.
  static let events: StaticString = """
    create table user_events (
      part integer not null, user_id text not null, event_name text not null,
      event_at integer not null, number integer not null, user_event_id text not null,
      arrives_at integer not null, from_outside integer not null, attributes text not null,
      primary key (part, user_id, event_name, event_at, number)
    ) strict, without rowid;

    create table event_dedupe (
      part integer not null, user_id text not null, kind integer not null, event_id text not null,
      content_hash integer not null, number integer not null, arrives_at integer not null,
      primary key (part, user_id, kind, event_id)
    ) strict, without rowid;

    create table inbox (
      part integer not null, user_id text not null, arrives_at integer not null,
      number integer not null, event_name text, event_at integer, change text,
      primary key (part, user_id, arrives_at, number)
    ) strict, without rowid;
    create index inbox_due on inbox (part, arrives_at);
    """

  /// Runs: a small row that every step rewrites, and the larger state in a table of its own.
  static let runs: StaticString = """
    create table journey_state (
      part integer not null, user_id text not null, run integer not null,
      journey_id text not null, version integer not null, entry_key text not null,
      entered_at integer not null, entry_event_number integer not null,
      step_number integer not null, state_id text not null, wake_at integer, ended_at integer,
      end_reason text, converted_at integer, goal_until integer, held_effect integer,
      primary key (part, user_id, run)
    ) strict, without rowid;

    create table journey_run_data (
      part integer not null, user_id text not null, run integer not null,
      registers blob not null,
      primary key (part, user_id, run)
    ) strict, without rowid;

    create table journey_entry (
      part integer not null, user_id text not null, journey_id text not null,
      entry_key text not null, last_entered_at integer not null,
      primary key (part, user_id, journey_id, entry_key)
    ) strict, without rowid;

    create table job_store (
      part integer not null, due_at integer not null, user_id text not null, run integer not null,
      step_number integer not null,
      primary key (part, due_at, user_id, run)
    ) strict, without rowid;

    create table user_turn (
      part integer not null, user_id text not null, due_at integer not null,
      primary key (part, user_id)
    ) strict, without rowid;

    create table trace (
      part integer not null, user_id text not null, number integer not null, run integer not null,
      at integer not null, input text not null, event_number integer not null,
      event_name text not null, path blob not null, end_reason text,
      primary key (part, user_id, number)
    ) strict, without rowid;
    """

  /// The trigger that started a run, for reports.
  static let triggersOfRuns: StaticString = """
    alter table journey_state add column trigger_id text not null default '';
    """

  /// Branches of runs: each is a row among the runs, which says whose it is.
  static let branches: StaticString = """
    alter table journey_state add column parent_run integer;
    alter table journey_state add column root_run integer;
    alter table journey_state add column branch text;
    """

  /// Requests among the inputs: the journey that is asked for, with its parameters in `change`.
  static let requests: StaticString = """
    alter table inbox add column requested_journey text;
    """

  /// What it takes to live again what has happened: the inputs that are no events as they were
  /// given, what services answered, and who went on with which journeys when.
  ///
  /// A store that was begun without it says so.
  static let record: StaticString = """
    create table other_input (
      part integer not null, user_id text not null, number integer not null,
      arrives_at integer not null, requested_journey text, content text not null,
      primary key (part, user_id, number)
    ) strict, without rowid;
    insert into other_input (part, user_id, number, arrives_at, requested_journey, content)
      select part, user_id, number, arrives_at, requested_journey, change from inbox
      where change is not null;
    update inbox set change = null, requested_journey = null where change is not null;

    alter table outbox add column answer text;

    create table sitting (
      number integer primary key, began_at integer not null, until integer not null,
      is_finished integer not null, settings text not null, versions text not null,
      part_numbers blob not null
    ) strict, without rowid;

    insert into setting (name, value)
      select 'unrecorded', 'true' where exists (select 1 from part_sequence);
    """

  /// Effects.
  ///
  /// The two small indexes hold only what limits count, and what is held.
  static let effects: StaticString = """
    create table outbox (
      part integer not null, user_id text not null, number integer not null, run integer not null,
      journey_id text not null, effect_key text not null, kind text not null, name text not null,
      channel text not null, topic text, is_marketing integer not null, arguments text not null,
      status text not null, reason text, at integer not null,
      primary key (part, user_id, number)
    ) strict, without rowid;
    create index outbox_counted on outbox (part, user_id, at)
      where is_marketing = 1 and status = 'sent';
    create index outbox_held on outbox (part, user_id, number) where status = 'held';

    create table dead_letter (
      part integer not null, user_id text not null, number integer not null, run integer not null,
      journey_id text not null, state_id text not null, input text not null, reason text not null,
      attempts integer not null, failed_at integer not null,
      primary key (part, user_id, number)
    ) strict, without rowid;
    """

  /// What belongs to parts and workers.
  ///
  /// The counts of a part spare a report the reading of events.
  static let leases: StaticString = """
    create table part_lease (
      part integer primary key, owner text not null, epoch integer not null
    ) strict, without rowid;

    create table worker_lease (
      worker text primary key, expires_at integer not null
    ) strict, without rowid;

    create table part_sequence (
      part integer primary key, next integer not null, events integer not null,
      first_event_at integer, last_event_at integer
    ) strict, without rowid;
    """

  /// What is the same for all users.
  static let definitions: StaticString = """
    create table journey_definition (
      journey_id text not null, version integer not null, definition text not null,
      published_at integer not null,
      primary key (journey_id, version)
    ) strict, without rowid;

    create table trigger_events (
      journey_id text not null, version integer not null, trigger_id text not null,
      event_name text not null, conditions text not null, "trigger" integer not null,
      primary key (journey_id, version, trigger_id)
    ) strict, without rowid;

    create table setting (
      name text primary key, value text not null
    ) strict, without rowid;
    """
}
