/// The difference of two texts, line by line, in the form that `patch` reads.
struct UnifiedDiff {
  /// The text of the difference; empty if there is none.
  private(set) var text = ""

  /// How many lines that stay are shown around those that change.
  private static let contextLines = 3
  /// Up to how many changed lines are compared with each other; beyond it a stretch is shown as
  /// replaced whole, since the comparison takes time and memory by the square.
  private static let comparedLinesMax = 4_000

  /// A line that stays, goes or comes.
  private struct Edit {
    /// A blank, `-` or `+`.
    var sign: Character
    /// The line with its line break, if it has one.
    var line: Substring
  }

  /// Compares two texts.
  init(name: String, from old: String, to new: String) {
    let edits = Self.edits(from: Self.lines(old), to: Self.lines(new))
    guard edits.contains(where: { $0.sign != " " }) else { return }
    text = "--- \(name)\n+++ \(name)\n"
    for hunk in Self.hunks(edits) { add(edits, hunk) }
  }

  /// The lines of a text, each with its line break.
  private static func lines(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    let bytes = text.utf8
    while start < text.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A).map(bytes.index(after:)) ?? text.endIndex
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// What becomes of each line.
  private static func edits(from old: [Substring], to new: [Substring]) -> [Edit] {
    let head = zip(old, new).prefix { isSame($0, $1) }.count
    let rest = min(old.count, new.count) - head
    let tail = zip(old.reversed(), new.reversed()).prefix(rest).prefix { isSame($0, $1) }.count
    let oldMiddle = Array(old[head..<old.count - tail])
    let newMiddle = Array(new[head..<new.count - tail])
    return old[..<head].map { Edit(sign: " ", line: $0) }
      + changes(from: oldMiddle, to: newMiddle)
      + old[(old.count - tail)...].map { Edit(sign: " ", line: $0) }
  }

  /// Returns `true` if two lines have the same bytes.
  private static func isSame(_ left: Substring, _ right: Substring) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// What becomes of the lines between those that stay at both ends.
  private static func changes(from old: [Substring], to new: [Substring]) -> [Edit] {
    guard old.count + new.count <= comparedLinesMax else {
      return old.map { Edit(sign: "-", line: $0) } + new.map { Edit(sign: "+", line: $0) }
    }
    let difference = new.difference(from: old, by: isSame)
    var gone: Set<Int> = []
    var come: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    return merged(old, gone, new, come)
  }

  /// Puts the lines that go before those that come, at each place.
  private static func merged(
    _ old: [Substring], _ gone: Set<Int>, _ new: [Substring], _ come: Set<Int>
  ) -> [Edit] {
    var edits: [Edit] = []
    var (oldPlace, newPlace) = (0, 0)
    while oldPlace < old.count || newPlace < new.count {
      if oldPlace < old.count, gone.contains(oldPlace) {
        edits.append(Edit(sign: "-", line: old[oldPlace]))
        oldPlace += 1
      } else if newPlace < new.count, come.contains(newPlace) {
        edits.append(Edit(sign: "+", line: new[newPlace]))
        newPlace += 1
      } else {
        edits.append(Edit(sign: " ", line: old[oldPlace]))
        oldPlace += 1
        newPlace += 1
      }
    }
    return edits
  }

  /// The stretches around the changes; those that touch are one.
  private static func hunks(_ edits: [Edit]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (place, edit) in edits.enumerated() where edit.sign != " " {
      let start = max(0, place - contextLines)
      let end = min(edits.count, place + 1 + contextLines)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  /// Adds a stretch with its place in both texts.
  private mutating func add(_ edits: [Edit], _ hunk: Range<Int>) {
    let old = Self.place(of: hunk, in: edits, without: "+")
    let new = Self.place(of: hunk, in: edits, without: "-")
    text += "@@ -\(old) +\(new) @@\n"
    for edit in edits[hunk] {
      text += "\(edit.sign)\(edit.line)"
      if edit.line.utf8.last != 0x0A { text += "\n\\ No newline at end of file\n" }
    }
  }

  /// The first line and the number of lines of a stretch in one of the texts.
  private static func place(
    of hunk: Range<Int>, in edits: [Edit], without sign: Character
  ) -> String {
    let before = edits[..<hunk.lowerBound].count { $0.sign != sign }
    let count = edits[hunk].count { $0.sign != sign }
    return count == 1 ? "\(before + 1)" : "\(count == 0 ? before : before + 1),\(count)"
  }
}
