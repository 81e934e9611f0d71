import JourneyModel

/// Which messages count, and how many of them limits let leave in a window.
///
/// Messages are counted by category: which limits each of their channels falls under. Nobody can
/// tell which of them a limit will skip, so a tally is worth the most that all limits allow.
struct MessageCount: Equatable {
  /// What is counted.
  struct Subject: Hashable {
    /// The kinds of messages that count; internal ones never do.
    var kinds: Set<MessageKind> = [.marketing, .transactional]
    /// The channel that counts; `nil` counts all.
    var channel: String?
  }

  /// How many messages of each category there are, packed.
  typealias Tally = UInt64

  /// The most categories; with more, limits are left out of account.
  private static let categoriesMax = 4
  /// The bits of the number of a category.
  private static let bits = 16
  /// The most messages that are counted.
  static let messagesMax = 2_000

  /// The categories of the messages that leave at a node.
  private(set) var categories: [Int: [Int]] = [:]
  /// The same for each node, since ways ask it at every step.
  private var added: [[Int]] = []
  /// For each category, the limits that each of its channels falls under, as bits.
  private var options: [[UInt32]] = []
  /// How many messages each limit allows in the window.
  private var caps: [Int] = []
  /// The most that is counted in a category.
  private let most: Int

  /// Prepares to count in a window, up to a number.
  init(
    _ subject: Subject, in graph: TimedGraph, window: CalendarDuration, limits: [MessageLimit],
    upTo most: Int
  ) {
    self.most = min(most, Self.messagesMax)
    let useful = limits.filter { window.messagesMax(under: $0) < self.most }
      .prefix(UInt32.bitWidth)
    fill(subject, in: graph, limits: Array(useful))
    caps = useful.map { window.messagesMax(under: $0) }
    if options.count > Self.categoriesMax {
      options = []
      categories = [:]
      caps = []
      fill(subject, in: graph, limits: [])
    }
    added = graph.nodes.indices.map { categories[$0] ?? [] }
  }

  /// Sorts the messages into categories.
  private mutating func fill(_ subject: Subject, in graph: TimedGraph, limits: [MessageLimit]) {
    for node in graph.nodes.indices {
      guard let action = graph.message(at: node), subject.kinds.contains(action.kind) else {
        continue
      }
      let attempts = action.isByEach ? action.channels.map { [$0] } : [action.channels]
      for channels in attempts {
        let counted = channels.filter { subject.channel == nil || $0 == subject.channel }
        if counted.isEmpty { continue }
        categories[node, default: []].append(
          category(Set(counted.map { Self.limits(action, by: $0, among: limits) }).sorted()))
      }
    }
  }

  /// The limits that a message falls under when it leaves by a channel, as bits.
  private static func limits(
    _ action: SendAction, by channel: String, among limits: [MessageLimit]
  ) -> UInt32 {
    guard action.kind == .marketing else { return 0 }
    var bits: UInt32 = 0
    for (index, limit) in limits.enumerated() {
      let isTopic = limit.topic == nil || limit.topic == action.topic
      let isChannel = limit.channel == nil || limit.channel == channel
      if isTopic, isChannel { bits |= 1 << UInt32(index) }
    }
    return bits
  }

  /// The number of a category.
  private mutating func category(_ masks: [UInt32]) -> Int {
    if let index = options.firstIndex(of: masks) { return index }
    options.append(masks)
    return options.count - 1
  }
}

extension MessageCount {
  /// `true` if nothing counts anywhere.
  var isEmpty: Bool { categories.isEmpty }

  /// A tally with the messages of a node added.
  func adding(_ node: Int, to tally: Tally) -> Tally {
    var tally = tally
    for category in added[node] where number(category, in: tally) < most {
      tally += 1 << UInt64(category * Self.bits)
    }
    return tally
  }

  /// The messages of two tallies.
  func sum(_ left: Tally, _ right: Tally) -> Tally {
    if left == 0 || right == 0 { return left | right }
    return options.indices.reduce(into: 0) { tally, category in
      let both = min(number(category, in: left) + number(category, in: right), most)
      tally |= Tally(both) << UInt64(category * Self.bits)
    }
  }

  /// `true` if a tally has no fewer messages of any category than another.
  func holds(_ tally: Tally, allOf other: Tally) -> Bool {
    options.indices.allSatisfy { number($0, in: tally) >= number($0, in: other) }
  }

  /// How many messages of a category there are.
  private func number(_ category: Int, in tally: Tally) -> Int {
    Int(tally >> UInt64(category * Self.bits) & (1 << UInt64(Self.bits) - 1))
  }

  /// The most messages of a tally that limits let leave.
  func worth(_ tally: Tally) -> Int {
    let all = options.indices.reduce(0) { $0 + number($1, in: tally) }
    // What no limit reaches need not be sorted by limits.
    if caps.allSatisfy({ $0 >= all }) { return all }
    return worth(options.indices.map { number($0, in: tally) })
  }

  /// The most messages that limits let leave where there may be any number at these nodes; `nil`
  /// where there is no bound.
  func worthOfAny(at nodes: some Sequence<Int>) -> Int? {
    let found = Set(nodes.flatMap { categories[$0] ?? [] })
    let many = Int.max / (Self.categoriesMax + 1)
    let worth = worth(options.indices.map { found.contains($0) ? many : 0 })
    return worth >= many ? nil : worth
  }

  /// The most messages that limits let leave of so many in each category: for any choice of limits,
  /// no more than they allow and those that fall under none of them.
  private func worth(_ numbers: [Int]) -> Int {
    var least = numbers.reduce(0, +)
    let used = caps.indices.filter { caps[$0] < least }
    for choice in 0..<(1 << min(used.count, 6)) where choice > 0 {
      var bits: UInt32 = 0
      var sum = 0
      for (place, limit) in used.prefix(6).enumerated() where choice >> place & 1 == 1 {
        bits |= 1 << UInt32(limit)
        sum += caps[limit]
      }
      for (category, masks) in options.enumerated() where masks.contains(where: { $0 & bits == 0 })
      { sum += numbers[category] }
      least = min(least, sum)
    }
    return least
  }
}

extension MessageLimit {
  /// `true` if it may keep a message from leaving, whichever channel that leaves by.
  func limits(_ action: SendAction) -> Bool {
    guard action.kind == .marketing, topic == nil || topic == action.topic else { return false }
    return channel == nil || action.channels == [channel]
  }
}
