internal import Foundation

/// Hears Ctrl-C while something long is done, so that it ends that and not the program.
public enum InterruptWatch {
  /// 1 once Ctrl-C was pressed, until somebody has asked.
  ///
  /// A signal finds the program anywhere; this is what it may set there.
  nonisolated(unsafe) private static var isPressed: sig_atomic_t = 0

  /// Does something while Ctrl-C is heard; pressed again before anybody has asked, it ends the
  /// program.
  public static func hearing<Value>(_ body: () -> Value) -> Value {
    _ = wasPressed()
    let before = signal(SIGINT) { number in
      if InterruptWatch.isPressed == 0 { return InterruptWatch.isPressed = 1 }
      signal(number, SIG_DFL)
      raise(number)
    }
    defer { signal(SIGINT, before) }
    return body()
  }

  /// `true` if Ctrl-C was pressed since this was asked last.
  @discardableResult
  public static func wasPressed() -> Bool {
    defer { isPressed = 0 }
    return isPressed != 0
  }
}
