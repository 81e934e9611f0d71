/// A rectangle of a drawing.
package struct DrawnBox: Equatable, Sendable {
  /// The left border.
  package var left: Double
  /// The upper border.
  package var top: Double
  /// The right border.
  package var right: Double
  /// The lower border.
  package var bottom: Double

  /// Creates a rectangle of its borders.
  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The middle, across.
  package var centerX: Double { (left + right) / 2 }
  /// The middle, down.
  package var centerY: Double { (top + bottom) / 2 }
  /// How wide it is.
  package var width: Double { right - left }
  /// How high it is.
  package var height: Double { bottom - top }

  /// `true` if the inner parts of two boxes meet.
  package func overlaps(_ other: DrawnBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The box around both.
  func joined(with other: DrawnBox) -> DrawnBox {
    DrawnBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  /// The box with so much more on its sides.
  func grown(_ sides: Double, top: Double, bottom: Double) -> DrawnBox {
    DrawnBox(
      left: left - sides, top: self.top - top, right: right + sides, bottom: self.bottom + bottom)
  }

  /// Moves the box.
  mutating func move(right x: Double, down y: Double) {
    left += x
    right += x
    top += y
    bottom += y
  }
}

/// A point of a drawing.
package struct DrawnPoint: Equatable, Sendable {
  /// How far to the right.
  package var x: Double
  /// How far down.
  package var y: Double
}
