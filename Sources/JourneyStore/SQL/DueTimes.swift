internal import JourneyModel

/// A moment for each part before which it has no work, so that idle parts are not asked.
struct DueTimes {
  /// How many parts are a block: the root of all, or so.
  private static let blockSize = 32

  /// The moments; the past of all times where nothing is known.
  private var earliest: [Moment]
  /// The earliest moment of each block, since hardly a part has work where few people move.
  private var earliestOfBlock: [Moment]

  /// Knows nothing of any part.
  init() { self.init(all: .distantPast) }

  /// No part has work.
  static let idle = DueTimes(all: .distantFuture)

  /// Knows the same of all parts.
  private init(all moment: Moment) {
    earliest = Array(repeating: moment, count: Part.count)
    earliestOfBlock = Array(repeating: moment, count: Part.count / Self.blockSize)
  }

  /// `true` if `part` may have work up to `until`.
  func mayHaveWork(_ part: Int, until: Moment) -> Bool { earliest[part] <= until }

  /// The position of the first part in an order that may have work up to a moment, from a position
  /// on; `end` if none has before it.
  func position(in order: PartOrder, from start: Int, to end: Int, until moment: Moment) -> Int {
    var position = start
    while position < end, earliest[order.parts[position]] > moment {
      // Only where the parts go upwards are those of a block beside each other.
      let isBlockIdle =
        !order.isSpread && position % Self.blockSize == 0
        && earliestOfBlock[position / Self.blockSize] > moment
      position += isBlockIdle ? Self.blockSize : 1
    }
    return min(position, end)
  }

  /// Notes that `part` has work from `moment` on.
  mutating func add(_ moment: Moment, to part: Int) {
    guard moment < earliest[part] else { return }
    earliest[part] = moment
    let block = part / Self.blockSize
    earliestOfBlock[block] = min(earliestOfBlock[block], moment)
  }

  /// Notes that `part` has no work before `moment`; none at all if that is `nil`.
  mutating func set(_ moment: Moment?, of part: Int) {
    earliest[part] = moment ?? .distantFuture
    let block = part / Self.blockSize
    earliestOfBlock[block] = earliest[parts(of: block)].min() ?? .distantFuture
  }

  /// Notes that nothing is known of `part`.
  mutating func forget(_ part: Int) { add(.distantPast, to: part) }

  /// The parts that may have work up to a moment, the earliest first.
  func parts(until moment: Moment) -> [Int] {
    earliest.indices.filter { earliest[$0] <= moment }
      .sorted { (earliest[$0], $0) < (earliest[$1], $1) }
  }

  /// The earliest of all; `nil` if no part has work.
  var soonest: (part: Int, moment: Moment)? {
    let blocks = earliestOfBlock.indices
    guard let block = blocks.min(by: { earliestOfBlock[$0] < earliestOfBlock[$1] }),
      earliestOfBlock[block] != .distantFuture,
      let part = parts(of: block).first(where: { earliest[$0] == earliestOfBlock[block] })
    else { return nil }
    return (part, earliest[part])
  }

  /// The parts of a block.
  private func parts(of block: Int) -> Range<Int> {
    block * Self.blockSize..<(block + 1) * Self.blockSize
  }
}

extension Moment {
  /// Before everything.
  fileprivate static let distantPast = Moment(microseconds: .min)
  /// After everything.
  fileprivate static let distantFuture = Moment(microseconds: .max)
}
