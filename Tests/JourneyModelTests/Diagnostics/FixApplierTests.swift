import JourneyModel
import Testing

struct FixApplierTests {
  let code = DiagnosticCode("J1999", "example")

  func finding(_ start: Int, _ end: Int, _ text: String, isSafe: Bool = true) -> Diagnostic {
    let span = SourceSpan(start, end)
    return Diagnostic(
      code, at: span, "an example",
      fix: Diagnostic.Fix(span: span, replacement: text, isSafe: isSafe))
  }

  @Test func `safe fixes are applied wherever they stand`() {
    let findings = [finding(4, 6, "is"), finding(0, 1, "x"), finding(8, 8, "!")]
    let fixed = FixApplier.applySafeFixes(of: findings, to: Array("a b == c".utf8))
    #expect(String(decoding: fixed, as: UTF8.self) == "x b is c!")
  }

  @Test func `an unsafe fix and one that overlaps are left out`() {
    let findings = [finding(0, 3, "abc"), finding(2, 4, "zz"), finding(4, 5, "y", isSafe: false)]
    let fixed = FixApplier.applySafeFixes(of: findings, to: Array("123456".utf8))
    #expect(String(decoding: fixed, as: UTF8.self) == "abc456")
  }
}
