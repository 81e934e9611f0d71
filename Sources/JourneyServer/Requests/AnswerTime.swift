/// How long the answer under way may take, told to the one who holds the times of its connection.
package struct AnswerTime: Sendable {
  /// The seconds until its last byte has left.
  package let seconds: Int64

  /// Creates a time.
  package init(seconds: Int64) { self.seconds = seconds }
}
