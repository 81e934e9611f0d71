import Foundation
import JourneyMachine
import JourneyModel

/// Conditions over a thousand people, through the machine as the engine uses it.
struct ConditionBenchmark {
  /// What is measured: the words of the condition, by the name that the peers' script uses.
  static let conditions = [
    ("three", "user.country is in [\"DE\", \"FR\"] and event.total > 50 and user.subscribed"),
    (
      "twelve",
      """
      user.country is in ["DE", "FR", "AT", "CH"] and event.total > 50 and user.subscribed
        and not user.bounced and user.age >= 18 and user.age < 65
        and user.email contains "@example.com" and user.address.city is "Berlin"
        and user.address.geo.lat > 50 and event.props.category is in ["shoes", "bags"]
        and user.last_order_at is less than 30 days ago and user.tags contains "vip"
      """
    ),
  ]
  /// What the conditions are about.
  static let catalog = """
    users:
      attributes:
        country: text
        subscribed: boolean
        bounced: boolean
        age: number
        last_order_at: moment
        tags: [text]
        address: { city: text, geo: { lat: number, lon: number } }
    events:
      order_completed: { total: number!, props: { category: text, channel: text } }
    """
  /// The peers: the words that start each, and its name.
  private static let peers = [
    (["luajit", "-joff"], "LuaJIT, interpreter"), (["luajit"], "LuaJIT, compiled as it runs"),
    (["lua5.4"], "Lua 5.4"),
  ]
  /// How often everyone is asked in one go.
  private static let rounds = 500

  /// The people.
  private let people = People()

  /// Measures all conditions.
  func run(into report: inout Report, folder: String) throws {
    var own: [String: Double] = [:]
    for (name, words) in Self.conditions {
      own[name] = try measure(name, words, into: &report)
    }
    try compare(own, into: &report, folder: folder)
  }

  /// Measures one condition; returns its nanoseconds with the facts loaded.
  private func measure(
    _ name: String, _ words: String, into report: inout Report
  ) throws -> Double {
    let asked = try AskedCondition(words, Self.catalog)
    let machine = asked.machine
    let group = "condition of \(name) terms"
    machine.loadUser(people.all[0].user)
    machine.setEvent(name: "order_completed", at: People.now, attributes: people.all[0].event)
    let alone = asking(asked) { _ in }
    report.add(group, "evaluate, one person's facts in place", alone, "ns", clock: "cpu")
    let rows = asked.packed(people.all)
    let packed = asking(asked) { asked.tell($0, of: rows) }
    report.add(group, "tell packed facts of the next person, evaluate", packed, "ns", clock: "cpu")
    let userTexts = people.all.map(\.user)
    let eventTexts = people.all.map(\.event)
    let read = asking(asked, rounds: Self.rounds / 10) { index in
      machine.loadUser(userTexts[index])
      machine.setEvent(name: "order_completed", at: People.now, attributes: eventTexts[index])
    }
    report.add(group, "read the next person's JSON, evaluate", read, "ns", clock: "cpu")
    return packed
  }

  /// Nanoseconds for a question, with what is to be told before it.
  private func asking(
    _ asked: AskedCondition, rounds: Int = rounds, _ tell: (Int) -> Void
  ) -> Double {
    var held = 0
    let timing = Stopwatch.least(of: 7) {
      held = 0
      for _ in 0..<rounds { held += asked.ask(People.count, tell) }
    }
    precondition(held == rounds * People.count, "the condition does not hold of everyone")
    return timing.cpu / Double(rounds * People.count)
  }

  /// Puts the peers' figures beside ours.
  private func compare(
    _ own: [String: Double], into report: inout Report, folder: String
  ) throws {
    let table = "\(folder)/people.lua"
    try people.lua.write(toFile: table, atomically: true, encoding: .utf8)
    for (program, title) in Self.peers {
      let figures = Peer.measure(program, script: "conditions.lua", [table])
      if figures.isEmpty {
        Peer.tellMissing(title, install: "apt-get install \(program[0])")
      }
      for (name, _) in Self.conditions {
        guard let theirs = figures[name], let ours = own[name] else { continue }
        let group = "the same conditions elsewhere"
        report.add(group, "\(title), \(name) terms", theirs, "ns", clock: "cpu")
        report.add(group, "  over ours with packed facts", theirs / ours, "times")
      }
    }
  }
}
