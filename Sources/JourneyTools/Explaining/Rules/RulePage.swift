package import JourneyModel

/// What there is to say of one kind of finding.
///
/// It tells what the finding means and why it matters, with an example of the mistake and of what
/// is right. The tests run both.
package struct RulePage: Sendable {
  /// The kind of finding.
  package let code: DiagnosticCode
  /// What it is, and why it matters; a paragraph.
  package let text: String
  /// What its fix does, if it has one.
  package let fix: Fix?
  /// The examples, or why there are none.
  package let examples: Examples

  /// What a fix does.
  package enum Fix: Sendable {
    /// It cannot alter what the author meant: `--fix` applies it.
    case safe(String)
    /// It may: somebody has to look at it.
    case unsafe(String)
  }

  /// Examples of a finding.
  package enum Examples: Sendable {
    /// One in which it is found, and one in which nothing is.
    case pair(bad: RuleExample, good: RuleExample)
    /// None, for this reason.
    case none(String)
  }

  /// Creates a page with a pair of examples of one form, which share a catalog if there is one.
  init(
    _ code: DiagnosticCode, _ text: String, fix: Fix? = nil, form: RuleExample.Form = .script,
    catalog: String? = nil, bad: String, good: String
  ) {
    self.code = code
    self.text = text
    self.fix = fix
    examples = .pair(
      bad: RuleExample(form: form, text: bad, catalog: catalog),
      good: RuleExample(form: form, text: good, catalog: catalog))
  }

  /// Creates a page about the template of a message that goes by e-mail.
  init(
    _ code: DiagnosticCode, _ text: String, catalog: String,
    badTemplate bad: String, named badFile: String = RuleExample.usualTemplate,
    goodTemplate good: String
  ) {
    self.code = code
    self.text = text
    fix = nil
    examples = .pair(
      bad: RuleExample(form: .template, text: bad, catalog: catalog, file: badFile),
      good: RuleExample(form: .template, text: good, catalog: catalog))
  }

  /// Creates a page with examples of their own.
  init(_ code: DiagnosticCode, _ text: String, bad: RuleExample, good: RuleExample) {
    self.code = code
    self.text = text
    fix = nil
    examples = .pair(bad: bad, good: good)
  }

  /// Creates a page without examples.
  init(_ code: DiagnosticCode, _ text: String, fix: Fix? = nil, withoutExample why: String) {
    self.code = code
    self.text = text
    self.fix = fix
    examples = .none(why)
  }
}
