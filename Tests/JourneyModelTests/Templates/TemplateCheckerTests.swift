import JourneyModel
import Testing

@Suite struct TemplateCheckerTests {
  static let parameters: [ValueType.Field] = [
    .init(name: "name", type: .text, isRequired: true),
    .init(name: "total", type: .number, isRequired: true),
    .init(
      name: "items",
      type: .list(
        .record([
          .init(name: "sku", type: .text, isRequired: true),
          .init(name: "price", type: .number, isRequired: false),
        ])), isRequired: false),
    .init(name: "tags", type: .list(.text), isRequired: false),
    .init(
      name: "shop", type: .record([.init(name: "city", type: .text, isRequired: true)]),
      isRequired: false),
    .init(name: "more", type: .record([]), isRequired: false),
  ]

  /// The findings of a template, with their lines.
  private func findings(_ template: String) throws -> [String] {
    let source = SourceFile(name: "a.email.text", text: template)
    return TemplateChecker.findings(
      in: try MessageTemplate(source, part: .text), parameters: Self.parameters
    ).map { finding in
      let help = finding.help.map { "; \($0)" } ?? ""
      return "\(source.line(at: finding.span.start)): \(finding.message)\(help)"
    }
  }

  @Test(arguments: [
    "{{name}} {{total}} {{to}}", "{{#items}}{{sku}} {{price}} of {{name}}{{/items}}",
    "{{#tags}}{{.}}{{/tags}}", "{{shop.city}} {{#shop}}{{city}} {{name}}{{/shop}}",
    "{{^items}}nothing{{/items}}{{#items}}{{#price}}{{.}}{{/price}}{{/items}}",
    "{{more.anything.at.all}} {{#more}}{{whatever}}{{/more}}",
  ])
  func `what the message has can be named`(template: String) throws {
    #expect(try findings(template) == [])
  }

  @Test func `what the message does not have is told, with its line and what was meant`() throws {
    let template = """
      Hello {{nme}}
      {{#items}}{{skuu}}{{/items}}
      {{shop.town}} {{name.first}}
      {{items}} {{#items}}{{.}}{{/items}} {{shop}}
      {{sku}}
      """
    #expect(
      try findings(template) == [
        "1: the message has no parameter `nme`; did you mean `name`?",
        "2: the message has no parameter `skuu`; did you mean `sku`?",
        "3: `shop` has no field `town`; there are `city`",
        "3: `name` has no field `first`",
        "4: `items` is a list of record and has no text; show what is in it: "
          + "`{{#items}} … {{/items}}`",
        "4: `.` is a record and has no text; show what is in it: `{{#.}} … {{/.}}`",
        "4: `shop` is a record and has no text; show what is in it: `{{#shop}} … {{/shop}}`",
        "5: the message has no parameter `sku`; there are `name`, `total`, `items`, `tags`, "
          + "`shop`, `more`, `to`",
      ])
  }
}
