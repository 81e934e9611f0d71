/// A table as the database has it.
package struct StoreTable: Equatable, Sendable {
  /// What the values of a column are.
  package enum Kind: Sendable {
    /// Whole numbers.
    case number
    /// Text.
    case text
    /// Bytes.
    case bytes

    /// Takes the name of a type of SQLite or PostgreSQL; `nil` if our tables have none such.
    package init?(type: String) {
      switch type.lowercased() {
      case "integer", "bigint": self = .number
      case "text": self = .text
      case "blob", "bytea": self = .bytes
      default: return nil
      }
    }
  }

  /// A column.
  package struct Column: Equatable, Sendable {
    /// The name.
    package let name: String
    /// What its values are.
    package let kind: Kind
    /// Its place in the key of the table, counted from 1; 0 if it does not belong to it.
    let keyPlace: Int

    /// Creates a column.
    package init(name: String, kind: Kind, keyPlace: Int) {
      self.name = name
      self.kind = kind
      self.keyPlace = keyPlace
    }
  }

  /// The name.
  package let name: String
  /// The columns, by name: their order is the database's own.
  package private(set) var columns: [Column]

  /// What stands first in the key of what belongs to people.
  static let partColumn = "part"

  /// The places of the columns of the key among the columns, in the order of the key.
  var key: [Int] {
    columns.indices.filter { columns[$0].keyPlace > 0 }
      .sorted { columns[$0].keyPlace < columns[$1].keyPlace }
  }

  /// `true` if each of its rows belongs to a part.
  var hasParts: Bool { key.first.map { columns[$0].name == Self.partColumn } ?? false }

  /// Reads tables from rows of a table's name, a column's name, its type and its place in the key,
  /// those of a table behind each other.
  package static func read(from rows: any Statement) throws(StoreError) -> [StoreTable] {
    var tables: [StoreTable] = []
    while try rows.step() {
      let (table, name, type) = (rows.text(), rows.text(), rows.text())
      // A table of somebody else's is none of ours, whatever it has.
      guard let kind = Kind(type: type) else { continue }
      if tables.last?.name != table { tables.append(StoreTable(name: table, columns: [])) }
      let column = Column(name: name, kind: kind, keyPlace: rows.int())
      tables[tables.count - 1].columns.append(column)
    }
    for index in tables.indices { tables[index].columns.sort { $0.name < $1.name } }
    return tables
  }
}
