public import JourneyEngine
public import JourneyModel
public import JourneyStore

/// A file of users or events, a JSON object on each line: read, checked, and made into inputs.
///
/// A line that is wrong is told and passed over; nothing else is lost by it.
public final class InputFile {
  /// What stands on the lines.
  private enum Content {
    /// Events.
    case events
    /// Users, who are handled at this moment.
    case users(arriveAt: Moment)
  }

  /// What became of a line.
  public enum Result: Sendable {
    /// It is an input.
    case input(IncomingInput)
    /// It is wrong.
    case refused(RefusedLine)
  }

  /// The lines.
  private let lines: LineReader
  /// What stands on them.
  private let content: Content
  /// What the catalog says.
  private let types: IntakeTypes
  /// Ids for lines that bear none.
  private var ids = LineIDs()

  /// Opens a file of events; each arrives when it happened.
  public init(events path: String, types: IntakeTypes) throws(InputError) {
    lines = try LineReader(path: path)
    content = .events
    self.types = types
  }

  /// Opens a file of users, who all arrive at one moment.
  public init(users path: String, types: IntakeTypes, arriveAt: Moment) throws(InputError) {
    lines = try LineReader(path: path)
    content = .users(arriveAt: arriveAt)
    self.types = types
  }

  /// The name of the file, for messages.
  public var name: String { lines.name }

  /// How many bytes of the file were read, packed as they are.
  public var bytesRead: Int { lines.bytesRead }

  /// How many bytes the file has, packed as they are; `nil` where that is not known.
  public var byteCount: Int? { lines.byteCount }

  /// Returns what became of the next line; `nil` at the end.
  public func next() throws(InputError) -> Result? {
    guard let line = try lines.next() else { return nil }
    ids.take(line.bytes)
    do throws(LineError) {
      return .input(try input(line))
    } catch {
      return .refused(RefusedLine(file: name, number: line.number, error: error))
    }
  }

  /// Makes an input of a line.
  private func input(_ line: LineReader.Line) throws(LineError) -> IncomingInput {
    if line.isTooLong {
      throw LineError(
        "the line has more than \(IntakeLimits.lineBytesMax) bytes",
        help: "put each JSON object on a line of its own")
    }
    switch content {
    case .events:
      let event = try EventLine(line.bytes, types: types)
      return event.input(madeID: ids.latest, arrivesAt: event.at ?? Moment(microseconds: 0))
    case .users(let arriveAt):
      return try UserLine(line.bytes, types: types).input(
        changeID: ids.latest, arrivesAt: arriveAt)
    }
  }
}

/// A line that was refused.
public struct RefusedLine: Equatable, Sendable, CustomStringConvertible {
  /// The name of the file.
  public var file: String
  /// The number of the line, counted from 1.
  public var number: Int
  /// Why.
  public var error: LineError

  /// Where it is, what is wrong, and what to do.
  public var description: String { "\(file) line \(number): \(error)" }
}
