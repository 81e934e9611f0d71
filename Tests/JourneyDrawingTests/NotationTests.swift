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

  @Test func `what was missed is drawn as that, in all forms`() {
    let script = """
      journey j trigger on came
        if entry.total > 5 send big by email otherwise send small by email end
      end
      """
    for definition in Scripts.definitions(of: script) {
      let ids = definition.states.map(\.id)
      var passage = JourneyPassage(summary: "half of it")
      passage.states = [ids[0], ids[1], ids[ids.count - 1]]
      passage.ways = [ids[0]: [0]]
      let picture = JourneyPicture(definition, passed: passage)
      let svg = picture.svg()
      #expect(svg.components(separatedBy: "class=\"node send missed\"").count == 2)
      #expect(svg.components(separatedBy: "(not covered)").count == 2)
      #expect(svg.components(separatedBy: "class=\"edge missed\"").count == 3)
      #expect(svg.contains("half of it"))
      #expect(picture.mermaid().components(separatedBy: "-.->").count == 3)
      #expect(picture.mermaid().contains(" missedStep\n"))
      #expect(picture.dot().components(separatedBy: "style=dashed").count == 4)
      let plain = JourneyPicture(definition)
      for text in [plain.svg(), plain.mermaid(), plain.dot()] { #expect(!text.contains("missed")) }
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
