internal import CPostgres

/// What a statement has answered: rows in the binary form of PostgreSQL.
final class PostgresRows {
  /// The object of libpq.
  private let result: OpaquePointer
  /// How many rows there are.
  let count: Int32

  /// The numbers of whole numbers and truth values in the catalog `pg_type`.
  private static let numberTypes: Set<UInt32> = [16, 20, 21, 23]

  /// Takes an answer over.
  init(_ result: OpaquePointer) {
    self.result = result
    count = PQntuples(result)
  }

  /// Gives the memory back.
  deinit { PQclear(result) }

  /// How many columns a row has.
  var columnCount: Int { Int(PQnfields(result)) }

  /// How many rows were written.
  var changes: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

  /// The name of a column.
  func name(of column: Int32) -> String {
    PQfname(result, column).map { String(cString: $0) } ?? ""
  }

  /// `true` if a column holds whole numbers.
  func isNumber(_ column: Int32) -> Bool {
    Self.numberTypes.contains(PQftype(result, column))
  }

  /// `true` if nothing is in a column of a row.
  func isNothing(_ row: Int32, _ column: Int32) -> Bool { PQgetisnull(result, row, column) == 1 }

  /// The bytes in a column of a row, as long as the rows are there.
  func bytes(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
  }

  /// The whole number in a column of a row, of as many bytes as its type has, the high byte first;
  /// 1 and 0 for true and false; 0 for nothing.
  func int64(_ row: Int32, _ column: Int32) -> Int64 {
    let bytes = bytes(row, column)
    guard let high = bytes.first else { return 0 }
    return bytes.dropFirst().reduce(Int64(Int8(bitPattern: high))) { $0 << 8 | Int64($1) }
  }
}
