import Foundation
import Testing

/// Style as a test: the arrows between the rooms, the length of lines and files, words to avoid.
@Suite struct TidyTests {
  /// What each room may see; the arrows of the README.
  static let arrows: [String: Set<String>] = [
    "JourneyModel": [],
    "JourneyLanguage": ["JourneyModel"],
    "JourneyAnalysis": ["JourneyModel"],
    "JourneyDrawing": ["JourneyModel"],
    "JourneyMachine": ["JourneyModel"],
    "JourneyStore": ["JourneyModel", "CSQLite", "Foundation", "Synchronization"],
    "JourneyEngine": ["JourneyModel", "JourneyMachine", "JourneyStore"],
    "JourneySimulation": ["JourneyModel", "JourneyStore", "JourneyEngine"],
    "JourneyTools": [
      "JourneySimulation",
      "JourneyModel", "JourneyMachine", "JourneyStore", "JourneyEngine", "JourneyLanguage",
      "JourneyAnalysis", "JourneyDrawing", "CZlib", "Yams", "Foundation",
    ],
    "JourneyPostgres": ["JourneyStore", "CPostgres"],
    "JourneyTerminal": ["JourneyModel", "Foundation"],
    "JourneyProviders": [
      "JourneyModel", "AsyncHTTPClient", "Crypto", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOSSL",
      "NIOTLS", "Logging", "Foundation", "Synchronization",
    ],
    "JourneyServices": [
      "JourneyProviders", "JourneyTools", "JourneyEngine", "JourneyStore", "JourneyModel",
      "JourneyMachine", "ServiceLifecycle", "Logging", "Metrics", "Foundation", "Synchronization",
    ],
    "JourneyServer": [
      "JourneyServices", "JourneyTools", "JourneyEngine", "JourneyStore", "JourneyModel",
      "Hummingbird",
      "HummingbirdTLS", "HummingbirdCore", "JWTKit", "Crypto", "NIOCore", "NIOPosix", "NIOHTTP1",
      "NIOSSL", "NIOHTTPTypesHTTP1", "HTTPTypes", "ServiceLifecycle", "Logging", "Metrics",
      "CoreMetrics", "UnixSignals", "Foundation", "Synchronization",
    ],
    "journey-server": [
      "JourneyServer", "JourneyServices", "JourneyPostgres", "JourneyStore", "JourneyTools",
      "JourneyModel", "ArgumentParser",
      "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "CoreMetrics", "Logging", "Foundation",
    ],
    "journey": [
      "JourneyModel", "JourneySimulation", "JourneyTools", "JourneyTerminal", "ArgumentParser",
      "Foundation",
    ],
  ]

  static let files = Repository.swiftFiles(in: "Sources", "Tests", "Benchmarks")

  @Test(arguments: Repository.swiftFiles(in: "Sources"))
  func `a room sees only what stands below it`(file: Repository.File) throws {
    let room = try #require(file.path.split(separator: "/").dropFirst().first.map(String.init))
    let allowed = try #require(Self.arrows[room], "\(room) has no line in the table of arrows")
    for line in file.lines {
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
        words[..<index].allSatisfy({
          ["internal", "public", "package", "private"].contains($0) || $0.hasPrefix("@")
        })
      else { continue }
      let name = String(words[index + 1])
      #expect(name == "Swift" || allowed.contains(name), "\(file.path) imports \(name)")
    }
  }

  @Test func `a line has at most 100 characters`() {
    for file in Self.files {
      for (index, line) in file.lines.enumerated() where line.utf8.count > 100 && line.count > 100 {
        // A raw text in a test may quote what is longer.
        if file.path.hasPrefix("Tests/") { continue }
        Issue.record("\(file.path):\(index + 1) has \(line.count) characters")
      }
    }
  }

  @Test func `a file has at most 500 lines`() {
    for file in Self.files where file.lines.count > 500 {
      Issue.record("\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func `nothing is left for later in the code`() {
    let words = ["TODO", "FIXME", "XXX", "HACK"]
    for file in Repository.swiftFiles(in: "Sources") {
      for (index, line) in file.lines.enumerated() {
        for word in words where line.contains(word) {
          Issue.record("\(file.path):\(index + 1) says \(word)")
        }
      }
    }
  }

  @Test func `a file is named for what it holds, and no name says nothing`() {
    let empty = ["Manager", "Helper", "Utils", "Utility", "Base", "Impl", "Common", "Misc"]
    for file in Repository.swiftFiles(in: "Sources") {
      let name = URL(filePath: file.path).deletingPathExtension().lastPathComponent
      for word in empty where name.contains(word) {
        Issue.record("\(file.path) is named \(word)")
      }
    }
  }

  @Test func `only the machine's and the store's boundary reads the clock or rolls dice`() {
    let calls = [
      "Date()", "Date.now", "clock_gettime", ".random(", "SystemRandomNumberGenerator", "UUID()",
      "gettimeofday",
    ]
    let boundary = ["IdentifierSource.swift", "SystemClock.swift"]
    for file in Repository.swiftFiles(in: "Sources")
    where !boundary.contains(where: { file.path.hasSuffix("JourneyServices/Dispatching/\($0)") }) {
      for (index, line) in file.lines.enumerated() {
        for call in calls where Self.calls(call, in: line) {
          Issue.record("\(file.path):\(index + 1) calls \(call)")
        }
      }
    }
  }

  /// `true` if a line makes a call, and not one whose name only ends like it.
  private static func calls(_ call: String, in line: String) -> Bool {
    guard let range = line.range(of: call) else { return false }
    guard let before = line[..<range.lowerBound].last else { return true }
    return call.hasPrefix(".") || !(before.isLetter || before.isNumber || before == "_")
  }
}
