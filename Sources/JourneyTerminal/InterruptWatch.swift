internal import Foundation
internal import Synchronization

/// Hears Ctrl-C while something long is done, so that it ends that and not the program.
public enum InterruptWatch {
  /// `true` once Ctrl-C was pressed, until somebody has asked.
  ///
  /// A signal finds the program anywhere; it may do no more than set this.
  private static let isPressed = Atomic<Bool>(false)

  /// Does something while Ctrl-C is heard; pressed again before anybody has asked, it ends the
  /// program.
  public static func hearing<Value>(_ body: () -> Value) -> Value {
    _ = wasPressed()
    let before = signal(SIGINT) { number in
      guard InterruptWatch.isPressed.exchange(true, ordering: .relaxed) else { return }
      signal(number, SIG_DFL)
      raise(number)
    }
    defer { signal(SIGINT, before) }
    return body()
  }

  /// `true` if Ctrl-C was pressed since this was asked last.
  @discardableResult
  public static func wasPressed() -> Bool {
    isPressed.exchange(false, ordering: .relaxed)
  }
}
