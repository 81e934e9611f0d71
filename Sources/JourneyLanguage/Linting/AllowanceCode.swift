package import JourneyModel

/// The findings about comments that let a finding stand.
package enum AllowanceCode {
  /// A comment that lets nothing stand.
  package static let unneeded = DiagnosticCode("J7001", "unneeded-allow", .warning)
  /// A comment that does not say why.
  package static let withoutReason = DiagnosticCode("J7002", "allow-without-reason", .warning)
  /// A comment that names no finding that can be let stand.
  package static let unknown = DiagnosticCode("J7003", "unknown-allow", .warning)

  /// Every code of this family.
  package static let all = [unneeded, withoutReason, unknown]
}
