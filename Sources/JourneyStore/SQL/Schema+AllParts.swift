extension Schema {
  /// What goes over all parts: what was settled for everybody and is brought to one part after the
  /// other, and the indexes by which people inside and dead letters are found wherever they are.
  ///
  /// `journey_id` is empty where all journeys are meant, and `parts` has a bit for each part that
  /// is still to be told.
  static let allParts: StaticString = """
    create table part_duty (
      journey_id text not null, at integer not null, wakes_all integer not null,
      parts blob not null,
      primary key (journey_id, at)
    ) strict, without rowid;

    create index journey_inside on journey_state (journey_id, version, state_id)
      where ended_at is null and parent_run is null;
    create index dead_letter_by_time on dead_letter (failed_at, part, number);
    """

  /// What lets several processes share the parts: what was settled for everybody, in order, and up
  /// to which of it each part has been told; who may let a part's effects leave; and of each worker
  /// what it does, and since when the oldest input waits for it.
  ///
  /// Whoever was being told something when an older version stopped is told once more.
  static let sharing: StaticString = """
    create table settled_duty (
      number integer primary key, journey_id text not null, at integer not null,
      wakes_all integer not null
    ) strict, without rowid;
    insert into settled_duty (number, journey_id, at, wakes_all)
      select row_number() over (order by at, journey_id), journey_id, at, wakes_all
      from part_duty;
    insert into setting (name, value)
      select 'revision', cast(count(*) as text) from part_duty having count(*) > 0;
    drop table part_duty;
    alter table settled_duty rename to part_duty;

    alter table part_sequence add column duties integer not null default 0;

    create table sending_lease (
      part integer primary key, owner text not null, epoch integer not null
    ) strict, without rowid;

    alter table worker_lease add column works integer not null default 1;
    alter table worker_lease add column sends integer not null default 1;
    alter table worker_lease add column oldest_at integer;
    """
}
