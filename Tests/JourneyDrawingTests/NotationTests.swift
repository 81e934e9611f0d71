import Foundation
import JourneyDrawing
import JourneyModel
import Testing

/// Mermaid and DOT.
@Suite struct NotationTests {
  @Test func `every line of a Mermaid drawing is one of its forms`() throws {
    let text = ##""(?:[^"#\\<>{}\[\]()|;`&]|#\d+;|<br\/>)*""##
    let node = #"n\d+(?:\(\[T\]\)|\(T\)|\[T\]|\[\[T\]\]|\{T\}|\{\{T\}\})"#
      .replacingOccurrences(of: "T", with: text)
    let edge = #"n\d+ -->(?:\|T\|)? n\d+"#.replacingOccurrences(of: "T", with: text)
    let forms = [
      "---", #"title: "(?:[^"\\]|\\["\\])*""#, "flowchart TD", #"acc(?:Title|Descr): [^;#{}%]*"#,
      node, edge, #"subgraph s\d+\[\#(text)\]"#, "end",
      #"classDef \w+Step fill:#\w{6},stroke:#\w{6},color:#\w{6}"#, #"class n\d+(?:,n\d+)* \w+Step"#,
    ]
    let form = try Regex("^ *(?:\(forms.joined(separator: "|")))$")
    for definition in Scripts.all {
      for line in JourneyPicture(definition).mermaid().split(separator: "\n") {
        #expect(try form.wholeMatch(in: line) != nil, "\(definition.journeyID): \(line)")
      }
    }
  }

  @Test func `all forms show the same nodes and edges`() {
    for definition in Scripts.all {
      let picture = JourneyPicture(definition)
      let (nodes, edges) = (picture.chart.nodes.count, picture.chart.edges.count)
      #expect(picture.mermaid().split(separator: "\n").count { $0.contains(" -->") } == edges)
      let dot = picture.dot().split(separator: "\n")
      #expect(dot.count { $0.contains(" -> ") && $0.hasPrefix("  n") } == edges)
      #expect(dot.count { $0.contains("[label=") && !$0.contains(" -> ") } == nodes + 1)
      #expect(picture.svg().components(separatedBy: "<g class=\"node ").count - 1 == nodes)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")))
  func `Graphviz reads every drawing`() throws {
    let text = Scripts.all.map { JourneyPicture($0).dot() }.joined()
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).dot")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/dot")
    process.arguments = ["-Tcanon", "-o", "/dev/null", file.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
