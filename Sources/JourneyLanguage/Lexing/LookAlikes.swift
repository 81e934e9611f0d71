/// Letters of other alphabets that look like Latin ones.
enum LookAlikes {
  /// Cyrillic and Greek letters with their Latin doubles.
  private static let doubles: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
    "ѕ": "s", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ո": "n", "А": "A", "В": "B", "Е": "E",
    "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X",
    "І": "I", "Ј": "J", "Ѕ": "S", "к": "k", "м": "m", "т": "t", "в": "b", "н": "h",
    "ο": "o", "α": "a", "ν": "v", "ρ": "p", "ι": "i", "κ": "k", "υ": "u", "τ": "t", "χ": "x",
    "ε": "e", "γ": "y", "η": "n", "ω": "w", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H",
    "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
  ]

  /// Returns the Latin word that a word only looks like, or `nil` if it is a word of its own.
  ///
  /// A word wholly of another alphabet is one of its own, unless it looks like a word of the
  /// language.
  static func latin(_ word: String) -> String? {
    var plain = String.UnicodeScalarView()
    var (hasLatin, hasDouble) = (false, false)
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        hasLatin = hasLatin || scalar.properties.isAlphabetic
        plain.append(scalar)
      } else if let double = doubles[scalar] {
        hasDouble = true
        plain.append(double)
      } else {
        return nil
      }
    }
    guard hasDouble, hasLatin || Keywords.all.contains(String(plain)) else { return nil }
    return String(plain)
  }
}
