import JourneyLanguage
import JourneyModel
import JourneyTools

/// What is found in a script with one mistake.
struct MutationOutcome {
  /// The findings that forbid running it, those of reading it, and the warnings that its script
  /// does not have.
  let findings: [Diagnostic]
  /// `true` if the mistake was missed.
  var isMissed: Bool { findings.isEmpty }
  /// `true` if a warning is among the findings.
  let isWarned: Bool
  /// `true` if the first finding is on the line of the mistake and does not leave it.
  let isOnLine: Bool
  /// `true` if there is a safe fix.
  let hasFix: Bool
  /// `true` if the safe fixes give back what the script meant.
  let isRestored: Bool

  /// Checks a mutant; `nil` if it means what the script meant, and so is no mistake.
  ///
  /// A mutant that means something else and in which nothing is found is a mistake that was missed.
  init?(_ mutant: Mutant, of subject: MutationRun.Subject) {
    let source = mutant.source
    let checked = CheckedScript(source, catalog: subject.catalog)
    let errors = Self.errors(of: checked)
    if errors.isEmpty, checked.meaning == subject.meaning { return nil }
    let warnings = Self.warnings(of: source, catalog: subject.catalog).filter {
      !subject.warnings.contains($0.message)
    }
    isWarned = !warnings.isEmpty
    findings = (errors + warnings).sorted { $0.span.start < $1.span.start }
    guard let first = findings.first else {
      (isOnLine, hasFix, isRestored) = (false, false, false)
      return
    }
    let last = max(first.span.start, first.span.end - 1)
    isOnLine =
      source.line(at: first.span.start) == mutant.line && source.line(at: last) == mutant.line
    hasFix = errors.contains { $0.fix?.isSafe == true }
    isRestored =
      hasFix
      && Self.mended(checked.findings, source, catalog: subject.catalog).meaning == subject.meaning
  }

  /// What forbids running a script, and what was found in reading it.
  static func errors(of checked: CheckedScript) -> [Diagnostic] {
    checked.findings.filter { $0.severity == .error || $0.code.id.hasPrefix("J1") }
  }

  /// What else is said of a script as the workspace has it: its habits, above all.
  static func warnings(of source: SourceFile, catalog: Catalog?) -> [Diagnostic] {
    let check = SourceCheck(catalog: catalog)
    return check.shown(check.check(source)).filter {
      $0.severity == .warning && !$0.code.id.hasPrefix("J1")
    }
  }

  /// The script with all safe fixes applied.
  private static func mended(
    _ findings: [Diagnostic], _ source: SourceFile, catalog: Catalog?
  ) -> CheckedScript {
    let bytes = FixApplier.applySafeFixes(of: findings, to: source.bytes)
    return CheckedScript(SourceFile(name: source.name, bytes: bytes), catalog: catalog)
  }
}
