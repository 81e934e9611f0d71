extension Schema {
  /// The registers of a run that take a few bytes, in the row that a step writes anyway.
  ///
  /// Those of runs that are inside already stay in their table until their next step; so do large
  /// ones, for which the table is.
  static let registersInRow: StaticString = """
    alter table journey_state add column registers blob;
    """
}
