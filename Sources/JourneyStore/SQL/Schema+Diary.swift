extension Schema {
  /// When people were stepped and what became of their effects outside of steps, in the order of
  /// the numbers of their part; and under what a server went on from when.
  ///
  /// A clock on the wall cannot be asked again, so what is to be lived again has to say.
  static let diary: StaticString = """
    create table diary (
      part integer not null, user_id text not null, number integer not null, at integer not null,
      kind integer not null, subject integer, status text, reason text, marks integer not null,
      primary key (part, user_id, number)
    ) strict, without rowid;

    alter table sitting add column serving text;
    """
}
