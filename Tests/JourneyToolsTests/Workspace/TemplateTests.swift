import Foundation
import JourneyModel
import JourneyTools
import Testing

/// The templates of a workspace: what `check` finds in them, and what `preview` shows.
@Suite struct TemplateTests {
  static let catalog = """
    events:
      cart: { total: number! }
    messages:
      hello: { kind: marketing, channels: [email, sms], with: { name: text!, total: number!, items: [{ sku: text }] } }
    """
  static let script = """
    journey greet
      trigger on cart

      send hello by email with name = "Ana", total = 3
    end

    """

  /// A workspace with these templates, for as long as a test needs it.
  private func withWorkspace<Value>(
    _ templates: [String: String], catalog: String = catalog, _ test: (String) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID())")
    let place = folder.appending(path: "templates")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try catalog.write(
      to: folder.appending(path: "journey.yaml"), atomically: true, encoding: .utf8)
    try Self.script.write(
      to: folder.appending(path: "greet.journey"), atomically: true, encoding: .utf8)
    for (name, text) in templates {
      try text.write(to: place.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try test(folder.path)
  }

  /// What a check finds in templates.
  private func findings(
    _ templates: [String: String], catalog: String = catalog
  ) throws -> [String] {
    try withWorkspace(templates, catalog: catalog) { folder in
      let loaded = try WorkspaceLoader().load(["\(folder)/greet.journey"])
      return loaded.findings.flatMap { file in
        file.diagnostics.filter { $0.code.id.hasPrefix("J61") }.map { finding in
          let name = file.source.name.split(separator: "/").last ?? ""
          let help = finding.help.map { "; \($0)" } ?? ""
          let line = file.source.line(at: finding.span.start)
          return "\(finding.severity) \(name):\(line): \(finding.message)\(help)"
        }
      }
    }
  }

  @Test func `templates that name what there is have no finding`() throws {
    #expect(
      try findings([
        "hello.email.subject": "Hello {{name}}", "hello.email.text": "{{#items}}{{sku}}{{/items}}",
        "hello.sms.text": "{{total}} {{to}}", "notes.md": "{{", ".hidden": "{{",
      ]) == [])
  }

  @Test func `mistakes in templates are told with their lines`() throws {
    #expect(
      try findings([
        "hello.email.subject": "Hello {{nam}}", "hello.email.text": "Hello\n{{#items}}",
        "hello.email.html": "<p>{{items}}</p>", "hello.push.text": "x", "helo.email.text": "x",
        "hello.text": "x",
      ]) == [
        "error hello.email.html:1: `items` is a list of record and has no text; show what is in it: "
          + "`{{#items}} … {{/items}}`",
        "error hello.email.subject:1: the message has no parameter `nam`; did you mean `name`?",
        "error hello.email.text:2: `items` is not closed; close it with `{{/items}}`",
        "warning hello.push.text:1: the message `hello` does not go by `push`",
        "warning hello.text:1: `hello.text` is the template of nothing; templates are called "
          + "`MESSAGE.CHANNEL.subject`, `.text` or `.html`",
        "warning helo.email.text:1: there is no message `helo`; did you mean `hello`?",
      ])
  }

  @Test func `a workspace can turn off what is no error`() throws {
    #expect(
      try findings(
        ["helo.email.text": "x"], catalog: Self.catalog + "\nlint: { stray-template: off }") == [])
  }

  @Test func `a preview shows each channel with what was given and what is made up`() throws {
    let templates = [
      "hello.email.subject": "Hello {{name}}", "hello.email.html": "<p>{{name}} {{total}}</p>",
      "hello.sms.text": "{{#items}}{{sku}},{{/items}}",
    ]
    try withWorkspace(templates) { folder in
      let preview = try MessagePreview(above: folder)
      let all = try preview.render("hello", channel: nil, with: #"{"name": "<Ana>"}"#)
      #expect(
        MessagePreview.text(all)
          == "--- email subject\nHello <Ana>\n--- email html\n<p>&lt;Ana&gt; 42</p>\n"
          + "--- sms text\nsku,sku,")
      let one = try preview.render("hello", channel: "sms", with: #"{"items": [{"sku": "a"}]}"#)
      let json = try JSONReader.parse(Array(MessagePreview.json("hello", one).utf8))
      #expect(
        json
          == .object([
            "message": .text("hello"),
            "channels": .array([
              .object(["channel": .text("sms"), "content": .object(["text": .text("a,")])])
            ]),
          ]))
    }
  }

  @Test(arguments: [
    ("helo", nil, "{}", "there is no message `helo`; did you mean `hello`?"),
    ("hello", "push", "{}", "the message `hello` does not go by `push`"),
    ("hello", nil, "[]", "--with must be an object, such as '{\"name\": \"Ana\"}'"),
    ("hello", "sms", "{}", "`hello` has no templates; put one at `templates/hello.sms.text`"),
  ])
  func `what cannot be shown is told`(
    message: String, channel: String?, arguments: String, expected: String
  ) throws {
    try withWorkspace(["hello.email.text": "x"]) { folder in
      _ = #expect(throws: RunError(expected)) {
        try MessagePreview(above: folder).render(message, channel: channel, with: arguments)
      }
    }
  }

  @Test func `a template with a mistake is not shown, but told with its line`() throws {
    try withWorkspace(["hello.email.text": "Hello\n{{nam}}"]) { folder in
      do throws(RunError) {
        _ = try MessagePreview(above: folder).render("hello", channel: nil, with: "{}")
        Issue.record("it was shown")
      } catch {
        #expect(
          error.message.hasSuffix(
            "hello.email.text:2:3: the message has no parameter `nam`; did you mean `name`?"))
      }
    }
  }
}
