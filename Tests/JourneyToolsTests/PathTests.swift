import Foundation
import JourneyModel
import JourneyTools
import Testing

/// Whoever is made up to take a path takes it, in the very engine.
@Suite struct PathTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The scripts of the repository.
  static let scripts: [String] =
    [
      "examples/shop", "Tests/JourneyLanguageTests/Fixtures/Accept", "Tests/Oracles/runs/journeys",
      "Tests/Oracles/runs/journeys/emitting",
    ].flatMap { folder in
      let base = root.appending(path: folder).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
      return names.filter { $0.hasSuffix(".journey") }.sorted().map { "\(base)/\($0)" }
    }

  /// The report of the one journey of a script.
  private func report(_ script: String, limit: Int = 20) throws -> PathsReport {
    let file = try TestFile(Array(script.utf8), suffix: ".journey")
    let loaded = try WorkspaceLoader(catalogPath: nil).load([file.path])
    try #require(!loaded.hasErrors, "\(loaded.findingsText(format: .concise, hasColor: false))")
    return try loaded.paths(of: nil, limit: limit)
  }

  @Test func `nearly every path of every journey is taken by the one made up for it`() throws {
    var (count, proved) = (0, 0)
    var others: [String] = []
    for script in Self.scripts {
      let loaded = try WorkspaceLoader(catalogPath: nil).load([script])
      for journey in loaded.journeys {
        let name = journey.definition.journeyID
        let report = try loaded.paths(of: name, limit: 6)
        count += report.count
        proved += report.provedCount
        if report.provedCount < report.count { others.append(name) }
      }
    }
    #expect(count > 180)
    #expect(proved * 100 >= count * 95, "\(proved) of \(count); not all of \(others)")
  }

  @Test func `a path tells its steps, its person and what happens to them`() throws {
    let text = try report(
      """
      journey rescue "Rescue carts"
        trigger on cart_abandoned where event.total >= 50
        wait 1 hour
        if user.plan is "pro" stop "pro" end
        wait up to 2 days
          on cart_viewed matching cart_id as view
            call crm.score(email = user.email) as lead or skip
            if lead.score > 80 stop "hot" end
          otherwise
            send last_call by email
        end
      end
      """
    ).text()
    #expect(
      text.hasPrefix(
        """
        Rescue carts
        4 paths cover all 9 steps and 6 arms

        1  "pro", after 1h
          +0            wait 1 hour  (line 3)
          +1h           if user.plan is "pro" → yes  (line 4)
          +1h           stop “pro”  (line 4)
          with user path-1 { plan: "pro" }
               +0       cart_abandoned { total: 50 }
        """), "\(text)")
    #expect(text.contains("crm.score answers { score: 81 }"), "\(text)")
  }

  @Test func `what nobody can take is left out, with the line that contradicts`() throws {
    let text = try report(
      """
      journey plans
        trigger on e where user.age > 30
        wait 1 day
        if user.age > 20 and user.city is known
          send a by email
        end
        if user.city is missing and user.age < 10
          send b by email
        end
      end
      """
    ).text()
    #expect(text.contains("2 paths: "), "\(text)")
    #expect(text.contains("nobody can take: what is asked in line 7 cannot be"), "\(text)")
  }

  @Test func `of the rounds of a loop none, one and all are told`() throws {
    let found = try report(
      """
      journey rounds
        trigger on e
        repeat up to 4 times every 1 day until user.done or did x since entry
          send a by email
        end
      end
      """)
    #expect(found.count == 3 && found.provedCount == 3, "\(found.text())")
  }

  @Test func `branches side by side are gone through at once, and a stop in one ends them all`()
    throws
  {
    let found = try report(
      """
      journey both
        trigger on account_created
        exit on account_closed
        exit when user.plan is "gone"
        parallel
          branch
            wait 2 days
            send a by email
          branch
            wait for order_placed up to 1 day
            if user.plan is "pro" stop "pro" end
            send b by email
        end
        parallel first
          branch wait 3 days
          branch
            wait 1 day
            parallel
              branch send c by email
              branch wait 1 day if user.points > 5 stop "many points" end
            end
          branch wait for visit up to 1 week
        end
        send d by email
      end
      """)
    let text = found.text()
    #expect(found.count > 8 && found.provedCount == found.count, "\(text)")
    #expect(text.contains("\"pro\", after 1d\n") && text.contains("\"many points\", after 4d\n"))
    #expect(text.contains("leaves early when `account_closed` occurs\n"))
    #expect(text.contains("leaves early as soon as `user.plan is \"gone\"`\n"))
  }

  @Test func `many paths are counted, and none of them makes the search hang`() throws {
    var script = "journey many trigger on e\n"
    for number in 0..<30 {
      script += "if user.a\(number) > 1 send m\(number) by email end wait 1 day\n"
    }
    let found = try report(script + "end", limit: 2)
    #expect(found.count == 2 && found.provedCount == 2)
    #expect(found.text().contains("and more than 500 more"), "\(found.text())")
  }

  @Test func `a share of a hundredth has somebody, and a request is made`() throws {
    let found = try report(
      """
      journey shares
        trigger by request (name: text!, age: number)
        holdout 50%
        if age > 30 stop "old" end
        split first 1% few stop "few" rest others end
        split second 1% rare stop "rare" rest common end
      end
      """)
    #expect(found.count == 4 && found.provedCount == 4, "\(found.text())")
    #expect(found.text().contains("\n       request { age: "), "\(found.text())")
  }

  @Test func `whoever is written down takes the path in a run too`() throws {
    let script = Self.root.appending(path: "examples/shop/abandoned_cart.journey").path
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let loaded = try WorkspaceLoader(catalogPath: nil).load([script])
    let report = try loaded.paths(of: nil, limit: 20)
    #expect(report.count == 6 && report.provedCount == 6)
    try report.writeWitnesses(to: folder)
    let trace = "\(folder)/trace.ndjson"
    let options = RunOptions(
      users: "\(folder)/path-1/users.ndjson", events: "\(folder)/path-1/events.ndjson",
      trace: trace)
    var notices: [String] = []
    _ = try SimulatedRun(
      journeys: loaded.journeys, catalog: loaded.catalog, options: options,
      notice: { notices.append($0) }
    ).execute()
    #expect(notices.isEmpty, "\(notices)")
    let lines = try String(contentsOfFile: trace, encoding: .utf8)
    #expect(lines.contains("\"ended\":\"upgraded\""), "\(lines)")
  }

  @Test func `for programs there is JSON`() throws {
    let json = try report("journey j trigger on e wait 1 day split s 50% a rest b end end").json()
    let node = try JSONReader.parse(Array(json.utf8))
    #expect(node.member("paths")?.elements?.count == 2)
    #expect(node.member("confirmed")?.number == ExactDecimal(2))
  }
}
