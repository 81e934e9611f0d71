/// A prepared statement: values are bound in order, rows are read column by column in order.
package protocol Statement: AnyObject {
  /// Binds the next value: a whole number.
  func bind(_ value: Int64)

  /// Binds the next value: text as UTF-8, which is copied.
  func bind(text: UnsafeBufferPointer<UInt8>)

  /// Binds the next value: bytes, which are copied.
  func bind(bytes: UnsafeRawBufferPointer)

  /// Binds the next value: nothing.
  func bindNothing()

  /// Makes the statement ready for new values; ends what it was reading.
  func reset()

  /// Goes to the next row; `false` when there is none, and the statement is reset.
  func step() throws(StoreError) -> Bool

  /// Runs the statement to its end; of one that writes, a failure may be thrown as late as by the
  /// commit.
  func run() throws(StoreError)

  /// Runs the statement to its end; it must find or write one row. If it does not, `failure` is
  /// thrown, as late as by the commit.
  func demandRow(or failure: StoreError) throws(StoreError)

  /// Runs the statement to its end and returns how many rows it wrote.
  func changes() throws(StoreError) -> Int

  /// How many columns a row has.
  var columnCount: Int { get }

  /// The name of the column that is read next.
  var columnName: String { get }

  /// `true` if nothing is in the next column.
  var isNothing: Bool { get }

  /// `true` if a whole number is in the next column.
  var isNumber: Bool { get }

  /// Goes past the next column.
  func skip()

  /// Reads the next column: a whole number, or 1 and 0 for true and false.
  func int64() -> Int64

  /// Reads the next column: text.
  func text() -> String

  /// Reads the next column: text, as its UTF-8.
  func utf8() -> [UInt8]

  /// Reads the next column: bytes.
  func blob() -> [UInt8]
}
