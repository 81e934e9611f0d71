/// The scripts that definitions came from.
extension SQLStore {
  /// Keeps a script under its hash; one that is kept already stays as it is.
  ///
  /// It is kept before its definition is published: a script that nothing refers to does no harm.
  public func keep(script: [UInt8], sha256: String) throws(StoreError) {
    try committing { () throws(StoreError) in
      try connection.statement(
        "insert into journey_script (sha256, script) values (?, ?) on conflict do nothing"
      )
      .with(sha256).with(text: script).run()
    }
  }

  /// Returns the script of this hash; `nil` if it is not kept.
  public func script(sha256: String) throws(StoreError) -> [UInt8]? {
    let select = try connection.statement("select script from journey_script where sha256 = ?")
      .with(sha256)
    defer { select.reset() }
    return try select.step() ? select.utf8() : nil
  }
}
