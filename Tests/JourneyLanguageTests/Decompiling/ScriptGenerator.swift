import JourneyModel

/// Makes scripts at random, with every step and setting of the language in them sooner or later.
///
/// Names tell their types (`n1` is a number, `t1` a text), so that most scripts have no error.
struct ScriptGenerator {
  var dice: SeededGenerator
  private var stageCount = 0
  private var stages: [String] = []

  init(seed: UInt64) { dice = SeededGenerator(seed: seed) }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
  mutating func chance(_ oneIn: Int) -> Bool { int(1...oneIn) == 1 }
  mutating func one<Value>(of values: [Value]) -> Value { values[int(0...(values.count - 1))] }

  /// A whole script.
  mutating func script() -> String {
    var text = one(of: [
      "journey j", "journey \"a b\" \"Title\"", "journey wait_for \"x \\\"y\\\"\"",
    ])
    for _ in 0..<int(1...2) { text += "\n" + trigger() }
    for _ in 0..<int(0...4) { text += "\n" + setting() }
    // Each of these stands once in a head.
    if chance(4) { text += "\nholdout \(int(1...40))%" }
    if chance(4) { text += "\npriority \(int(0...9))" }
    if chance(4) { text += "\nexclusive \(one(of: ["offers", "\"big offers\""]))" }
    text += "\nlet b1 = 3\nlet b2 = \"x\""
    return text + block(depth: 0) + "\nend\n"
  }

  // MARK: the head

  private mutating func trigger() -> String {
    switch int(0...10) {
    case 0: "trigger when \(test(1, inEntry: false))"
    case 1: "trigger by request (p1: number!, p2: list of text)"
    case 2:
      "trigger every \(one(of: ["day", "weekday", "monday", "month on 3"])) at \(time())"
        + zone() + " for users where \(test(1, inEntry: false))"
    case 3: "trigger at 2030-05-01 at \(time()) for users where \(test(1, inEntry: false))"
    case 4: "trigger yearly 3 days before user.d1 at \(time())"
    case 5:
      "trigger every \(one(of: ["day", "sunday"])) at \(time()) from 2030-01-01"
        + (chance(2) ? " until 2031-01-01" : "") + " for users where \(test(1, inEntry: false))"
    default: "trigger on \(event())" + (chance(3) ? " where event.n1 > 3" : "")
    }
  }

  private mutating func setting() -> String {
    switch int(0...12) {
    case 0: "exit on \(pattern())"
    case 1: "exit when \(test(1, inEntry: false))"
    case 2: "goal \(pattern()) within \(duration())"
    case 3: "quiet from 21:00 to 08:00\(zone())"
    case 4: "limit \(int(1...3)) messages\(chance(2) ? " about offers" : "") per \(duration())"
    case 5: "promise at most \(int(1...3)) marketing messages by email in \(duration()) per run"
    case 6: "promise never m1 after \(pattern())"
    case 7: "promise ends within 90 days"
    case 8: "promise at least 1 hour between messages"
    case 9: "goal \(event()) \(int(1...3)) times within \(duration())"
    case 10: "promise at most 1 message in 1 day"
    case 11: "exit on e3"
    default: "goal e4 where did e1 at least 2 times within 3 days"
    }
  }

  // MARK: steps

  private mutating func block(depth: Int) -> String {
    var text = ""
    for _ in 0..<(depth == 0 ? int(1...4) : int(0...2)) { text += "\n" + step(depth) }
    return text
  }

  private mutating func step(_ depth: Int) -> String {
    if depth > 3 || chance(2) { return plainStep() }
    switch int(0...10) {
    case 0: return ifStep(depth)
    case 1: return waitStep(depth)
    case 2: return chooseStep(depth)
    case 3:
      return "split s\(int(1...9))\n33.5% \"a b\"\(block(depth: depth + 1))\n"
        + "50% b\(block(depth: depth + 1))\nrest c\(block(depth: depth + 1))\nend"
    case 4:
      return apart { generator in
        "repeat up to \(generator.int(1...4)) times"
          + (generator.chance(2) ? " every \(generator.duration())" : "")
          + (generator.chance(2) ? " until \(generator.test(1))" : "")
          + generator.block(depth: depth + 1) + "\nend"
      }
    case 5: return "upon \(moment())\(block(depth: depth + 1))\nend"
    case 6, 7:
      stageCount += 1
      let name = chance(4) ? "\"stage \(stageCount)\"" : "stage_\(stageCount)"
      stages.append(name)
      return "stage \(name)\(block(depth: depth + 1))\nend"
    case 8, 9: return parallelStep(depth)
    default: return ifStep(depth)
    }
  }

  /// A step that no jump leads into or out of.
  private mutating func apart(_ make: (inout Self) -> String) -> String {
    let kept = stages
    stages = []
    defer { stages = kept }
    return make(&self)
  }

  private mutating func parallelStep(_ depth: Int) -> String {
    var text = "parallel" + (chance(2) ? " first" : "")
    for _ in 0..<int(1...3) {
      text += "\nbranch" + apart { $0.block(depth: depth + 1) }
    }
    return text + "\nend"
  }

  private mutating func ifStep(_ depth: Int) -> String {
    var text = "if \(test(2))\(block(depth: depth + 1))" + turn()
    while chance(3) { text += "\notherwise if \(test(1))\(block(depth: depth + 1))" + turn() }
    if chance(2) {
      // `otherwise if` is one more test, wherever the line breaks.
      let last = block(depth: depth + 1)
      text += "\notherwise" + (last.hasPrefix("\nif") ? "\nlet b1 = 1" : "") + last
    }
    return text + "\nend"
  }

  /// A way to leave an arm.
  private mutating func turn() -> String {
    if chance(4), let stage = stages.randomElement(using: &dice) {
      return "\nwait 1 day\ngo to \(stage)"
    }
    return chance(4) ? "\nstop" + (chance(2) ? " \"done\"" : "") : ""
  }

  private mutating func waitStep(_ depth: Int) -> String {
    var text = "wait\(chance(4) ? "" : " up to \(bound())")"
    let isBound = text != "wait"
    for _ in 0..<int(1...2) {
      text += chance(3) ? "\nwhen \(test(1))" : "\non \(pattern())"
      text += block(depth: depth + 1) + turn()
    }
    if isBound, chance(2) { text += "\notherwise\(block(depth: depth + 1))" + turn() }
    return text + "\nend"
  }

  private mutating func chooseStep(_ depth: Int) -> String {
    var text = "choose user.n\(int(1...3))"
    for value in 1...int(1...3) {
      text += "\nwhen \(value == 2 ? "-2, 2.5" : "\(value)")\(block(depth: depth + 1))" + turn()
    }
    return text + "\notherwise\(block(depth: depth + 1))\nend"
  }

  private mutating func plainStep() -> String {
    switch int(0...16) {
    case 0: "wait \(duration())"
    case 1: "wait days(\(number(1))) up to 9 days"
    case 2: "wait until \(moment())"
    case 3: "wait for \(pattern()) up to \(bound())"
    case 4: "wait \(duration()) without \(pattern())\(chance(2) ? " at most 3 times" : "")"
    case 5:
      "call crm.score(n = \(number(1)), t = \(text(1))) as lead"
        + (chance(2) ? " within 5 seconds" : "")
        + one(of: ["", " or skip", " retry 2 times or stop \"x\"", " retry 1 time"])
    case 6: "set user.n4 = \(number(1))"
    case 7: "let b1 = \(number(2))"
    case 8: "emit e\(int(1...3)) with n1 = \(number(1)), end = \(test(1))"
    case 9: "send transactional m9 by email to \(text(1)) or stop"
    case 10: "emit \"Order Completed\""
    case 11: "start \(one(of: ["other", "\"other one\""])) with n = \(number(1)), t = \(text(0))"
    default: send()
    }
  }

  private mutating func send() -> String {
    "send m\(int(1...5)) by " + one(of: ["email", "email or push", "sms and \"in app\""])
      + (chance(2) ? " with \"for\" = \(text(1)), n = \(number(1))" : "")
      + (chance(3) ? " only if \(test(1))" : "") + (chance(4) ? " as r" : "")
      + (chance(4) ? " or skip" : "")
  }

  // MARK: expressions

  private mutating func event() -> String { one(of: ["e1", "e2", "e3", "\"Order Completed\""]) }

  private mutating func pattern() -> String {
    event() + (chance(4) ? " 3 times" + (chance(2) ? " within 5 days" : "") : "")
      + (chance(4) ? " as seen" : "")
      + (chance(3) ? " where \(test(1, inEntry: false, inEvent: true))" : "")
  }

  private mutating func test(
    _ depth: Int, inEntry: Bool = true, inEvent: Bool = false
  ) -> String {
    if depth > 0, chance(2) {
      let parts = (0..<int(2...3)).map { _ in
        test(depth - 1, inEntry: inEntry, inEvent: inEvent)
      }
      return chance(2)
        ? "(\(parts.joined(separator: " or ")))" : "(\(parts.joined(separator: " and ")))"
    }
    switch int(0...13) {
    case 0:
      return "\(number(depth)) \(one(of: ["<", "<=", ">", ">=", "is", "is not"])) \(number(0))"
    case 1: return "\(text(0)) \(one(of: ["is", "is not", "contains", "does not contain"])) \"x\""
    case 2: return "user.t1 is \(one(of: ["in", "not in"])) [\"a\", \"b \\u{e9}\", \"\"]"
    case 3: return "user.n1 is\(chance(2) ? " not" : "") between 1 and \(number(0))"
    case 4: return "user.\(one(of: ["t1", "n2", "m1"])) is \(one(of: ["known", "missing"]))"
    case 5: return "user.m1 is\(chance(2) ? " not" : "") more than \(duration()) ago"
    case 6: return "user is\(chance(2) ? " not" : "") reachable by sms"
    case 7: return "did\(chance(2) ? " not" : "") \(event()) at most 3 times within \(duration())"
    case 8: return "did \(event()) where (event.n1 > \(number(0)))"
    case 9: return "not (\(test(0, inEntry: inEntry, inEvent: inEvent)))"
    case 10: return "\(chance(2) ? "any" : "every") x in user.l1 where (x > \(number(0)))"
    case 11: return "user.b1"
    case 12 where inEvent: return "event.n1 > \(number(0))"
    default: return "weekday(now) is \(one(of: ["monday", "friday"]))"
    }
  }

  private mutating func number(_ depth: Int) -> String {
    if depth > 0, chance(2) {
      return "(\(number(depth - 1)) \(one(of: ["+", "-", "*", "/"])) \(number(depth - 1)))"
    }
    switch int(0...7) {
    case 0: return "\(int(0...99)).25"
    case 1: return "-\(int(1...9))"
    case 2: return "count(\(event()) within \(duration()))"
    case 3: return "sum(e1.n1)"
    case 4: return "(user.n1 default 0)"
    case 5: return "round(user.n2)"
    case 6: return "length(user.t1)"
    default: return "user.n\(int(1...3))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    switch int(0...4) {
    case 0: "\"a \\\"b\\\" \\n\""
    case 1: "concat(user.t1, \"-\", user.n1)"
    case 2: "upper(user.t1 default \"x\")"
    case 3: "format_date(now, \"yyyy\")"
    default: "user.t2"
    }
  }

  private mutating func duration() -> String {
    one(of: [
      "1 hour", "2 days", "1 week", "14 days 3 hours", "1 month 1 day", "1.5 seconds", "45 minutes",
    ])
  }

  private mutating func time() -> String { one(of: ["09:00", "18:30:15"]) }

  private mutating func zone() -> String {
    one(of: ["", " in \"Europe/Berlin\"", " in user.timezone default \"Asia/Tokyo\""])
  }

  private mutating func moment() -> String {
    switch int(0...6) {
    case 0: time() + zone()
    case 1: "tomorrow at \(time())" + zone()
    case 2: "next friday at \(time())" + zone()
    case 3: "2 days before user.d1 at \(time())" + zone()
    case 4: "2030-12-24 at \(time())" + zone()
    case 5: "3 hours after user.m1"
    default: "user.m1"
    }
  }

  private mutating func bound() -> String { chance(2) ? duration() : moment() }
}
