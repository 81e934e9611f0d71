internal import JourneyModel

/// The numbers of parts, where several processes draw them.
extension SQLStore {
  /// Reads the numbers of some parts as they are committed, and up to which duty each has been
  /// told; they stay so until the transaction ends.
  func lockNumbers(of parts: [Int]) throws(StoreError) {
    guard connection.isShared else { return }
    let parts = Set(parts).sorted()
    let rows = try connection.gathering { () throws(StoreError) in
      var rows: [(next: Int64, duties: Int64)] = []
      for part in parts {
        let select = try connection.statement(
          "select next, duties from part_sequence where part = ? /* for update */"
        )
        .with(part)
        defer { select.reset() }
        rows.append(try select.step() ? (select.int64(), select.int64()) : (1, 0))
      }
      return rows
    }
    for (part, row) in zip(parts, rows) { note(row, of: part) }
  }

  /// Reads the numbers of some parts.
  func readNumbers(of parts: [Int]) throws(StoreError) {
    let rows = try connection.gathering { () throws(StoreError) in
      var rows: [(next: Int64, duties: Int64)] = []
      for part in parts {
        let select = try connection.statement(
          "select next, duties from part_sequence where part = ?"
        )
        .with(part)
        defer { select.reset() }
        rows.append(try select.step() ? (select.int64(), select.int64()) : (1, 0))
      }
      return rows
    }
    for (part, row) in zip(parts, rows) { note(row, of: part) }
  }

  /// Writes the next number of a part.
  func writeNumber(of part: Int) throws(StoreError) {
    try connection.statement(
      """
      insert into part_sequence (part, next, events) values (?, ?, 0)
      on conflict (part) do update set next = excluded.next
      """
    )
    .with(part).with(numbers[part]).run()
  }

  /// Makes the rows of parts and leases that are not there yet, so that they can be locked.
  package func makeParts() throws(StoreError) {
    guard try leases(.sending).count < Part.count else { return }
    try committing { () throws(StoreError) in
      for part in 0..<Part.count {
        if connection.isShared { try makeSequence(of: part) }
        for kind in LeaseKind.allCases {
          try connection.statement(kind.making).with(part).run()
        }
      }
    }
  }

  /// Makes the row of a part's numbers.
  private func makeSequence(of part: Int) throws(StoreError) {
    try connection.statement(
      "insert into part_sequence (part, next, events) values (?, 1, 0) on conflict do nothing"
    )
    .with(part).run()
  }

  /// Notes that others have taken something in for a part, or worked in it.
  func noteChange(of part: Int) {
    changedParts.insert(part)
    dueTimes.forget(part)
  }

  /// Notes what was read of a part.
  private func note(_ row: (next: Int64, duties: Int64), of part: Int) {
    if numbers[part] != row.next { noteChange(of: part) }
    numbers[part] = row.next
    dutiesBrought[part] = row.duties
  }
}
