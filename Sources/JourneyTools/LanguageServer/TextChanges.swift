internal import JourneyModel

/// The changes, line by line, that make one text of another.
struct TextChanges {
  /// A stretch of the old text and what takes its place.
  struct Change {
    /// The stretch.
    var span: SourceSpan
    /// The new text.
    var text: String
  }

  /// The changes in the order of the text.
  private(set) var changes: [Change] = []

  /// Up to how many lines are compared with each other; beyond it they are replaced whole, since
  /// the comparison takes time by the square.
  private static let comparedLinesMax = 4_000

  /// Compares a text with another.
  init(from old: SourceFile, to new: String) {
    let oldLines = Self.lines(old.bytes)
    let newLines = Self.lines(Array(new.utf8))
    let head = zip(oldLines, newLines).prefix { $0 == $1 }.count
    let rest = min(oldLines.count, newLines.count) - head
    let tail = zip(oldLines.reversed(), newLines.reversed()).prefix(rest).prefix { $0 == $1 }.count
    add(
      oldLines[head..<oldLines.count - tail], newLines[head..<newLines.count - tail],
      start: oldLines[..<head].reduce(0) { $0 + $1.count })
  }

  /// The changes as the protocol writes them.
  func edits(_ positions: PositionMap, within span: SourceSpan? = nil) -> [JSONNode] {
    let wanted = changes.filter { change in
      span.map { change.span.start <= $0.end && $0.start <= change.span.end } ?? true
    }
    return wanted.map { positions.edit($0.span, $0.text) }
  }

  /// The lines of a text, each with its line break.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...offset])
      start = offset + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// Adds the changes between lines that begin at an offset.
  private mutating func add(
    _ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>, start: Int
  ) {
    guard !old.isEmpty || !new.isEmpty else { return }
    guard old.count + new.count <= Self.comparedLinesMax else {
      return add(Array(old), replacedBy: Array(new), at: start)
    }
    let difference = Array(new).difference(from: Array(old))
    var (gone, come) = (Set<Int>(), Set<Int>())
    for change in difference {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    merge(Array(old), gone, Array(new), come, start: start)
  }

  /// Puts what goes and what comes at each place together.
  private mutating func merge(
    _ old: [ArraySlice<UInt8>], _ gone: Set<Int>, _ new: [ArraySlice<UInt8>], _ come: Set<Int>,
    start: Int
  ) {
    var (oldPlace, newPlace, offset) = (0, 0, start)
    while oldPlace < old.count || newPlace < new.count {
      let oldStart = oldPlace
      let newStart = newPlace
      while gone.contains(oldPlace) { oldPlace += 1 }
      while come.contains(newPlace) { newPlace += 1 }
      let lines = Array(old[oldStart..<oldPlace])
      add(lines, replacedBy: Array(new[newStart..<newPlace]), at: offset)
      offset += lines.reduce(0) { $0 + $1.count }
      guard oldPlace < old.count else { continue }
      offset += old[oldPlace].count
      (oldPlace, newPlace) = (oldPlace + 1, newPlace + 1)
    }
  }

  /// Adds a change of some lines.
  private mutating func add(
    _ old: [ArraySlice<UInt8>], replacedBy new: [ArraySlice<UInt8>], at start: Int
  ) {
    guard !old.isEmpty || !new.isEmpty else { return }
    let end = start + old.reduce(0) { $0 + $1.count }
    changes.append(
      Change(
        span: SourceSpan(start, end), text: String(decoding: Array(new.joined()), as: UTF8.self)))
  }
}
