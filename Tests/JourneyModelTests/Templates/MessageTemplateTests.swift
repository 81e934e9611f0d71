import JourneyModel
import Testing

@Suite struct MessageTemplateTests {
  /// Renders a template with values.
  static func render(
    _ template: String, _ values: String = "{}", part: MessageContent.Part = .text
  ) throws -> String {
    let source = SourceFile(name: "a.email.\(part.rawValue)", text: template)
    return try MessageTemplate(source, part: part).render(
      JSONReader.parse(Array(values.utf8)))
  }

  /// The cases of the specification of Mustache that its core has (github.com/mustache/spec).
  static let cases: [(String, String, String)] = [
    ("Hello from {Mustache}!\n", "{}", "Hello from {Mustache}!\n"),
    ("Hello, {{subject}}!\n", #"{"subject":"world"}"#, "Hello, world!\n"),
    ("\"{{mph}} miles an hour!\"", #"{"mph":85}"#, "\"85 miles an hour!\""),
    ("\"{{power}} jiggawatts!\"", #"{"power":1.21}"#, "\"1.21 jiggawatts!\""),
    ("I ({{cannot}}) be seen!", #"{"cannot":null}"#, "I () be seen!"),
    ("I ({{cannot}}) be seen!", "{}", "I () be seen!"),
    (
      "\"{{person.name}}\" == \"{{#person}}{{name}}{{/person}}\"",
      #"{"person":{"name":"Joe"}}"#, "\"Joe\" == \"Joe\""
    ),
    (
      "\"{{a.b.c.d.e.name}}\" == \"Phil\"",
      #"{"a":{"b":{"c":{"d":{"e":{"name":"Phil"}}}}}}"#, "\"Phil\" == \"Phil\""
    ),
    ("\"{{a.b.c}}\" == \"\"", #"{"a":{}}"#, "\"\" == \"\""),
    (
      "\"{{a.b.c.name}}\" == \"\"", #"{"a":{"b":{}},"c":{"name":"Jim"}}"#, "\"\" == \"\""
    ),
    (
      "{{#a}}{{b.c}}{{/a}}", #"{"a":{"b":{}},"b":{"c":"ERROR"}}"#, ""
    ),
    ("Hello, {{.}}!\n", #""world""#, "Hello, world!\n"),
    ("| {{string}} |", #"{"string":"---"}"#, "| --- |"),
    ("  {{string}}\n", #"{"string":"---"}"#, "  ---\n"),
    ("|{{ string }}|", #"{"string":"---"}"#, "|---|"),
    (
      "\"{{#boolean}}This should be rendered.{{/boolean}}\"", #"{"boolean":true}"#,
      "\"This should be rendered.\""
    ),
    ("\"{{#boolean}}This should not be rendered.{{/boolean}}\"", #"{"boolean":false}"#, "\"\""),
    ("\"{{#null}}This should not be rendered.{{/null}}\"", #"{"null":null}"#, "\"\""),
    ("\"{{#context}}Hi {{name}}.{{/context}}\"", #"{"context":{"name":"Joe"}}"#, "\"Hi Joe.\""),
    (
      "\"{{#sec}}{{a}}, {{b}}, {{c.d}}{{/sec}}\"",
      #"{"a":"foo","b":"wrong","sec":{"b":"bar"},"c":{"d":"baz"}}"#, "\"foo, bar, baz\""
    ),
    ("\"{{#foo}}{{.}} is {{foo}}{{/foo}}\"", #"{"foo":"bar"}"#, "\"bar is bar\""),
    (
      "{{#tops}}{{#middles}}{{tname.lower}}{{mname}}.{{#bottoms}}{{tname.upper}}{{mname}}{{bname}}.{{/bottoms}}{{/middles}}{{/tops}}",
      #"{"tops":[{"tname":{"upper":"A","lower":"a"},"middles":[{"mname":"1","bottoms":[{"bname":"x"},{"bname":"y"}]}]}]}"#,
      "a1.A1x.A1y."
    ),
    ("\"{{#list}}{{item}}{{/list}}\"", #"{"list":[{"item":1},{"item":2},{"item":3}]}"#, "\"123\""),
    ("\"{{#list}}Yay lists!{{/list}}\"", #"{"list":[]}"#, "\"\""),
    (
      "{{#bool}}\n* first\n{{/bool}}\n* {{two}}\n{{#bool}}\n* third\n{{/bool}}\n",
      #"{"bool":true,"two":"second"}"#, "* first\n* second\n* third\n"
    ),
    ("\"{{#list}}({{.}}){{/list}}\"", #"{"list":["a","b","c"]}"#, "\"(a)(b)(c)\""),
    (
      "\"{{#list}}({{#.}}{{.}}{{/.}}){{/list}}\"", #"{"list":[[1,2,3],["a","b"]]}"#,
      "\"(123)(ab)\""
    ),
    (
      "\"{{#a.b.c}}Here{{/a.b.c}}\" == \"Here\"", #"{"a":{"b":{"c":true}}}"#, "\"Here\" == \"Here\""
    ),
    (" | {{#boolean}}\t|\t{{/boolean}} | \n", #"{"boolean":true}"#, " | \t|\t | \n"),
    (
      "| This Is\n{{#boolean}}\n|\n{{/boolean}}\n| A Line\n", #"{"boolean":true}"#,
      "| This Is\n|\n| A Line\n"
    ),
    (
      "| This Is\n  {{#boolean}}\n|\n  {{/boolean}}\n| A Line\n", #"{"boolean":true}"#,
      "| This Is\n|\n| A Line\n"
    ),
    ("|\r\n{{#boolean}}\r\n{{/boolean}}\r\n|", #"{"boolean":true}"#, "|\r\n|"),
    ("  {{#boolean}}\n#{{/boolean}}\n/", #"{"boolean":true}"#, "#\n/"),
    ("#{{#boolean}}\n/\n  {{/boolean}}", #"{"boolean":true}"#, "#\n/\n"),
    (
      "\"{{^boolean}}This should be rendered.{{/boolean}}\"", #"{"boolean":false}"#,
      "\"This should be rendered.\""
    ),
    ("\"{{^list}}Yay lists!{{/list}}\"", #"{"list":[]}"#, "\"Yay lists!\""),
    ("\"{{^missing}}[no]{{/missing}}\"", "{}", "\"[no]\""),
    ("12345{{! Comment Block! }}67890", "{}", "1234567890"),
    ("12345{{!\n  This is a\n  multi-line comment...\n}}67890\n", "{}", "1234567890\n"),
    ("Begin.\n{{! Comment Block! }}\nEnd.\n", "{}", "Begin.\nEnd.\n"),
    ("  12 {{! 34 }}\n", "{}", "  12 \n"),
    ("|\r\n{{! Standalone Comment }}\r\n|", "{}", "|\r\n|"),
  ]

  @Test(arguments: cases)
  func `the core of the specification holds`(
    template: String, values: String, expected: String
  ) throws {
    #expect(try Self.render(template, values) == expected)
  }

  @Test func `in HTML a value is never markup`() throws {
    let values = #"{"x":"<script>alert('\"&`=')</script>"}"#
    #expect(
      try Self.render("<a title='{{x}}'>{{x}}</a>", values, part: .html)
        == "<a title='&lt;script&gt;alert(&#39;&quot;&amp;&#96;&#61;&#39;)&lt;/script&gt;'>"
        + "&lt;script&gt;alert(&#39;&quot;&amp;&#96;&#61;&#39;)&lt;/script&gt;</a>")
  }

  @Test(arguments: [
    ("https://shop.example/a?b=c", "https://shop.example/a?b&#61;c"), ("/cart", "/cart"),
    ("cart?at=12:00", "cart?at&#61;12:00"), ("mailto:a@b.example", "mailto:a@b.example"),
    ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" \n javascript:alert(1)", "#"),
    ("java\tscript:alert(1)", "#"), ("data:text/html,x", "#"), ("vbscript:x", "#"),
    ("\u{1}javascript:x", "#"), ("file:///etc/passwd", "#"),
  ])
  func `a link goes somewhere and runs nothing`(value: String, expected: String) throws {
    let values = JSONWriter.compact(.object(["x": .text(value)]))
    for open in ["<a href=\"", "<a HREF = '", "<img src=\"", "<form action=\""] {
      let text = try Self.render(
        open + "{{x}}", String(decoding: values, as: UTF8.self), part: .html)
      #expect(text == open + expected)
    }
  }

  @Test(arguments: [
    "{{7*7}}", "{{name}}", "{{{name}}}", "{{#name}}x{{/name}}", "{{> /etc/passwd}}", "${7*7}",
    "<%= 7*7 %>", "#{7*7}", "{% debug %}", "{{=<% %>=}}", "{{constructor}}", "*{7*7}", "@(7*7)",
    "{{self}}", "{{config}}", "{{''.__class__}}", "{{/name}}", "{{! x", "%7B%7Bname%7D%7D",
  ])
  func `a value is never read as a template`(value: String) throws {
    let values = JSONWriter.compact(
      .object(["x": .text(value), "name": .text("secret"), "list": .array([.text(value)])]))
    let text = try Self.render(
      "{{x}}|{{#list}}{{.}}{{/list}}|{{#x}}{{.}}{{/x}}", String(decoding: values, as: UTF8.self))
    #expect(text == "\(value)|\(value)|\(value)")
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{0B}", "\u{0C}", "\t"])
  func `a subject is one line`(end: String) throws {
    let values = JSONWriter.compact(.object(["x": .text("a\(end)Bcc: b")]))
    let subject = try Self.render(
      "Hello {{x}}\n", String(decoding: values, as: UTF8.self), part: .subject)
    #expect(!subject.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(subject.split(whereSeparator: \.isNewline).count == 1)
  }

  @Test(.timeLimit(.minutes(1))) func `what would grow without end is stopped`() throws {
    let items = "[" + repeatElement("1", count: 200).joined(separator: ",") + "]"
    let open = String(repeating: "{{#x}}", count: 16)
    let close = String(repeating: "{{/x}}", count: 16)
    for inner in ["", "{{.}}", "boom", String(repeating: "a", count: 1_000)] {
      #expect(throws: TemplateOverflow.self) {
        try Self.render(open + inner + close, #"{"x":\#(items)}"#)
      }
    }
  }

  @Test func `many names in a large value cost no more than their share`() throws {
    let members = (0..<5_000).map { "\"n\($0)\":1" }.joined(separator: ",")
    let template = String(repeating: "{{none}}", count: 5_000)
    #expect(throws: TemplateOverflow.self) { try Self.render(template, "{\(members)}") }
  }

  @Test(arguments: [
    ("a\n{{name", 2, "`{{` is not closed", "close it with `}}`"),
    ("{{#a}}\n{{#b}}\n{{/a}}", 3, "`a` is closed, but `b` is open", "close it with `{{/b}}` first"),
    ("{{/a}}", 1, "`a` is closed, but was not opened", nil),
    ("x\n{{#a}}", 2, "`a` is not closed", "close it with `{{/a}}`"),
    (
      "{{{a}}}", 1, "a value is always escaped", "write `{{a}}`; markup stands in the template"
    ),
    (
      "{{& a }}", 1, "a value is always escaped", "write `{{a}}`; markup stands in the template"
    ),
    ("{{}}", 1, "`` is no name", "a tag holds one name: `{{name}}`"),
    ("{{a b}}", 1, "`a b` is no name", "a tag holds one name: `{{name}}`"),
    ("{{a..b}}", 1, "`a..b` is no name", "a tag holds one name: `{{name}}`"),
    (
      "\n\n{{> header}}", 3, "`{{> header}}` is nothing that a template can say",
      "there are `{{name}}`, `{{#name}}`, `{{^name}}`, `{{/name}}` and `{{! note }}`"
    ),
  ])
  func `a mistake is told with its line`(
    template: String, line: Int, message: String, help: String?
  ) throws {
    let source = SourceFile(name: "a.email.text", text: template)
    do {
      _ = try MessageTemplate(source, part: .text)
      Issue.record("it was taken")
    } catch {
      #expect(source.line(at: error.span.start) == line)
      #expect(error.message == message)
      #expect(error.help == help)
    }
  }

  @Test func `any bytes are read or refused, in bounded time`() throws {
    var generator = SeededGenerator(seed: 11)
    let parts = [
      "{{", "}}", "{{#a}}", "{{/a}}", "{{^a}}", "{{!", "{{{", "a", ".", "\n", " ", "{", "}", "ä",
    ]
    for _ in 0..<3_000 {
      let count = Int(generator.next() % 30)
      let text = (0..<count).map { _ in parts[Int(generator.next() % UInt64(parts.count))] }
        .joined()
      let source = SourceFile(name: "a.email.text", text: text)
      guard let template = try? MessageTemplate(source, part: .text) else { continue }
      _ = try? template.render(JSONReader.parse(Array(#"{"a":[{"a":[1,2]},"x"]}"#.utf8)))
    }
  }
}
