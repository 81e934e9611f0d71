internal import JourneyModel

/// A script, a definition, a catalog or a template that shows a mistake, or how it is right.
package struct RuleExample: Sendable {
  /// What an example is.
  package enum Form: String, Sendable {
    /// A script.
    case script
    /// The JSON of a definition.
    case definition
    /// A `journey.yaml`.
    case catalog
    /// A template of a message.
    case template

    /// How the file of such an example is called.
    package var fileName: String {
      switch self {
      case .script: "example.journey"
      case .definition: "example.json"
      case .catalog: "journey.yaml"
      case .template: RuleExample.usualTemplate
      }
    }
  }

  /// A script that is checked together with the example.
  package struct Neighbour: Sendable {
    /// How its file is called.
    package let fileName: String
    /// What stands in it.
    package let text: String
  }

  /// What it is.
  package let form: Form
  /// What stands in it.
  package let text: String
  /// What a page shows of it: a long one says of a part how often it stands there.
  package let shown: String
  /// What the `journey.yaml` beside it declares; `nil` where there is none.
  package let catalog: String?
  /// The script beside it; `nil` where it is checked by itself.
  package let neighbour: Neighbour?
  /// How its file is called, where its form does not say so.
  private let file: String?

  /// How the template of most examples is called.
  static let usualTemplate = "cart_reminder.email.text"

  /// Creates an example.
  init(form: Form, text: String, catalog: String?, file: String? = nil) {
    self.form = form
    self.text = text
    self.catalog = catalog
    self.file = file
    shown = text
    neighbour = nil
  }

  /// Creates a script that is checked together with another one.
  init(_ text: String, beside other: String, called fileName: String) {
    form = .script
    self.text = text
    shown = text
    catalog = nil
    file = nil
    neighbour = Neighbour(fileName: fileName, text: other)
  }

  /// Creates a long script, of which one part stands there many times, with its number for `#`.
  init(head: String = "", repeating part: String, times: Int, tail: String = "") {
    form = .script
    text = head + (1...times).map { Self.numbered(part, $0) }.joined() + tail
    let indentation = part.drop { $0 == "\n" }.prefix { $0 == " " }
    let rest = "\(indentation)# … and so on, up to \(times)\n"
    shown = head + Self.numbered(part, 1) + Self.numbered(part, 2) + rest + tail
    catalog = nil
    file = nil
    neighbour = nil
  }

  /// A part of a long script with its number.
  private static func numbered(_ part: String, _ number: Int) -> String {
    part.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
  }

  /// How its file is called.
  package var fileName: String { file ?? form.fileName }

  /// Where it stands, for a title; `nil` where that says nothing.
  var place: String? { form == .template ? "\(TemplateName.folder)/\(fileName)" : nil }
}
