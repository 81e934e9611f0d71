extension Schema {
  /// What is kept of people who were erased: a salted hash of the id, and since when.
  static let erasure: StaticString = """
    create table erased_user (
      part integer not null, user_hash text not null, erased_at integer not null,
      primary key (part, user_hash)
    ) strict, without rowid;
    """
}
