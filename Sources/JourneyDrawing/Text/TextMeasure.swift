/// Tells how wide a text is, without a font file.
///
/// The widths are those of the plain sans-serif family that the system fonts resemble, with a
/// reserve, so that a text fits its box in any of them.
enum TextMeasure {
  /// How much wider than the table a system font may be: the widest in common use is by an eighth.
  private static let reserve = 1.12
  /// How much wider bold letters are.
  private static let bold = 1.16
  /// The width of what the table does not hold, in thousandths of the size of the font.
  private static let otherWidth = 620
  /// The width of ideographs and pictures.
  private static let wideWidth = 1_000

  /// The widths of the printable ASCII characters from space on, in thousandths of the size.
  private static let widths: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// Returns the width of a text in a size.
  static func width(_ text: some StringProtocol, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    return Double(thousandths) / 1_000 * size * reserve * (isBold ? bold : 1)
  }

  /// The width of one scalar in thousandths of the size.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if (0x20..<0x7F).contains(value) { return widths[Int(value) - 0x20] }
    if value < 0x20 || scalar.properties.canonicalCombiningClass != .notReordered { return 0 }
    if value == 0x200D || (0xFE00...0xFE0F).contains(value) { return 0 }
    return value >= 0x1100 && !(0x2000..<0x2190).contains(value) ? wideWidth : otherWidth
  }
}
