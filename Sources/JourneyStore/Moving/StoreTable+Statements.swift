extension StoreTable {
  /// Reads rows in the order of the key, the first ones or those behind another row.
  ///
  /// The values to bind are the part where rows belong to parts, the rest of the key of the other
  /// row if there is one, and how many rows at most.
  func selection(isFirst: Bool) -> String {
    let rest = (hasParts ? Array(key.dropFirst()) : key).map { columns[$0].quotedName }
    var conditions = hasParts ? ["\(Self.partColumn) = ?"] : []
    if !isFirst {
      let marks = [String](repeating: "?", count: rest.count).joined(separator: ", ")
      conditions.append("(\(rest.joined(separator: ", "))) > (\(marks))")
    }
    return
      (["select", columnNames, "from", quotedName]
      + (conditions.isEmpty ? [] : ["where", conditions.joined(separator: " and ")])
      + (rest.isEmpty ? [] : ["order by", rest.joined(separator: ", ")]) + ["limit ?"])
      .joined(separator: " ")
  }

  /// Answers with the first part behind another of which there are rows.
  var partSelection: String {
    let part = Self.partColumn
    return ["select", part, "from", quotedName, "where \(part) > ? order by \(part) limit 1"]
      .joined(separator: " ")
  }

  /// Writes so many rows, whose values are bound one behind the other.
  func insertion(of rows: Int) -> String {
    let row = "(" + [String](repeating: "?", count: columns.count).joined(separator: ", ") + ")"
    return
      ["insert", "into", quotedName, "(\(columnNames))", "values"].joined(separator: " ") + " "
      + [String](repeating: row, count: rows).joined(separator: ", ")
  }

  /// Answers with a row if there is any.
  var glance: String { ["select", "1", "from", quotedName, "limit 1"].joined(separator: " ") }

  /// The name as statements have it: some are words of the language.
  package var quotedName: String { "\"\(name)\"" }

  /// The names of the columns as statements have them.
  private var columnNames: String { columns.map(\.quotedName).joined(separator: ", ") }
}

extension StoreTable.Column {
  /// The name as statements have it.
  fileprivate var quotedName: String { "\"\(name)\"" }
}
