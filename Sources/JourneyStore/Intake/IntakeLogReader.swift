/// Reads what came in, in order, to take it to the tables.
public final class IntakeLogReader {
  /// The open file.
  private let connection: SQLiteConnection

  /// Reads an open file.
  init(_ connection: SQLiteConnection) { self.connection = connection }

  /// Reads the rows behind a number and up to another one, as many as hold about so many inputs,
  /// with what they say; `last` is the number of the last row of them, `nil` if there was none.
  public func inputs(
    after number: Int64, through end: Int64 = .max, about count: Int
  ) throws(StoreError) -> (inputs: [IncomingInput], last: Int64?) {
    let select = try connection.statement(
      """
      select number, inputs, content from intake where number > ? and number <= ? order by number
      """
    )
    .with(number).with(end)
    defer { select.reset() }
    var inputs: [IncomingInput] = []
    var last: Int64?
    while inputs.count < count, try select.step() {
      let row = select.int64()
      let expected = select.int()
      var reader = InputReader(bytes: select.blob())
      for _ in 0..<expected {
        guard let input = reader.read() else {
          throw StoreError(
            .failed, "row \(row) of the log of what came in, in \(connection.place), is damaged")
        }
        inputs.append(input)
      }
      last = row
    }
    return (inputs, last)
  }
}
