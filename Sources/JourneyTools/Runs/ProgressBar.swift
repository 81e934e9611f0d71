internal import Foundation

/// Shows on a terminal how far long work has come; silent anywhere else.
public final class ProgressBar {
  /// What is being done, such as `reading events`.
  private var title = ""
  /// How much there is to do; 0 where nobody knows.
  private var total = 0
  /// When the line was drawn last, in seconds.
  private var drawnAt = 0.0
  /// `true` if a line stands on the terminal.
  private var isShown = false
  /// `true` if somebody is watching.
  private let isOn: Bool

  /// The least time between two drawings, in seconds.
  private static let interval = 0.1
  /// The width of the bar in characters.
  private static let width = 28

  /// Creates a bar; it shows itself only if standard error is a terminal.
  public init(isOn: Bool? = nil) {
    self.isOn = isOn ?? (isatty(FileHandle.standardError.fileDescriptor) == 1)
  }

  /// Begins something new.
  public func begin(_ title: String, total: Int = 0) {
    self.title = title
    self.total = total
    drawnAt = 0
    update(0)
  }

  /// Shows how much is done.
  public func update(_ done: Int) {
    guard isOn else { return }
    let now = ProcessInfo.processInfo.systemUptime
    guard now - drawnAt >= Self.interval else { return }
    drawnAt = now
    isShown = true
    write("\r\u{1B}[2K" + line(done))
  }

  /// Takes the line away.
  public func end() {
    guard isShown else { return }
    isShown = false
    write("\r\u{1B}[2K")
  }

  /// Returns the line for so much done.
  private func line(_ done: Int) -> String {
    guard total > 0 else { return "\(title)  \(Figures.grouped(done))" }
    let share = min(1, Double(done) / Double(total))
    let full = Int(share * Double(Self.width))
    let bar =
      String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full)
    return "\(title)  \(bar)  \(Int(share * 100)) %  \(Figures.grouped(done))"
  }

  /// Writes to standard error.
  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
