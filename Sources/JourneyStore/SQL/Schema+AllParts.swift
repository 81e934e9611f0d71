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
}
