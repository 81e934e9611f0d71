/// Applies the fixes of findings to the text that they are about.
public enum FixApplier {
  /// Returns the bytes with every safe fix applied.
  ///
  /// Of two fixes that touch the same text the one that begins first is applied; the other is left
  /// for the next check. Two that insert at one place are applied in the order given.
  public static func applySafeFixes(of findings: [Diagnostic], to bytes: [UInt8]) -> [UInt8] {
    apply(findings.compactMap(\.fix).filter(\.isSafe), to: bytes)
  }

  /// Returns the bytes with fixes applied, those that overlap an earlier one left out.
  public static func apply(_ fixes: [Diagnostic.Fix], to bytes: [UInt8]) -> [UInt8] {
    applying(fixes, to: bytes).bytes
  }

  /// Returns the bytes with fixes applied, and how many were: those that overlap an earlier one are
  /// left out.
  public static func applying(
    _ fixes: [Diagnostic.Fix], to bytes: [UInt8]
  ) -> (bytes: [UInt8], count: Int) {
    let ordered = fixes.enumerated().sorted {
      ($0.element.span.start, $0.element.span.end, $0.offset)
        < ($1.element.span.start, $1.element.span.end, $1.offset)
    }
    var result: [UInt8] = []
    var done = 0
    var count = 0
    for (_, fix) in ordered {
      guard fix.span.start >= done, fix.span.end >= fix.span.start, fix.span.end <= bytes.count
      else { continue }
      result += bytes[done..<fix.span.start]
      result += Array(fix.replacement.utf8)
      done = fix.span.end
      count += 1
    }
    return (result + bytes[done...], count)
  }
}
