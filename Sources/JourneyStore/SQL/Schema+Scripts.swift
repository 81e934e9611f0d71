extension Schema {
  /// Scripts of what was published, each once, under the hash that its definitions bear.
  static let scripts: StaticString = """
    create table journey_script (
      sha256 text primary key, script text not null
    ) strict, without rowid;
    """
}
