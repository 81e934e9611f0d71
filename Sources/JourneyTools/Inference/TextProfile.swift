internal import JourneyModel

/// What was seen of many texts of one name.
struct TextProfile {
  /// How many there were.
  private(set) var count = 0
  /// The forms that all of them have had so far.
  private var forms = Self.forms
  /// How often each text came; empty once they are too many to be a list of words.
  private var words: [String: Int] = [:]
  /// `true` as long as the texts may be a list of words.
  private var mayBeWords = true

  /// The most words of an enumeration: with more it is rather a name.
  private static let wordsMax = 12
  /// The most bytes of a word of an enumeration.
  private static let wordBytesMax = 40
  /// How many texts there must be for a list of words: with fewer, others may well be to come.
  private static let enumerationTextsMin = 100
  /// How often each word must have come: where none is rare, one that never came is unlikely.
  private static let occurrencesMin = 5

  /// The types that are written as texts, and what a text must be to be one of them.
  private static let forms: [(type: ValueType, isForm: @Sendable (String) -> Bool)] = [
    (.date, { CivilDate($0) != nil }), (.moment, { Moment($0) != nil }),
    (.time, { TimeOfDay($0) != nil }), (.duration, { CalendarDuration(iso8601: $0) != nil }),
  ]

  /// Takes a text.
  mutating func take(_ text: String) {
    count += 1
    if !forms.isEmpty { forms.removeAll { !$0.isForm(text) } }
    guard mayBeWords else { return }
    words[text, default: 0] += 1
    if words.count > Self.wordsMax || text.utf8.count > Self.wordBytesMax || text.isEmpty {
      mayBeWords = false
      words = [:]
    }
  }

  /// The type of the texts, which have this name.
  func type(named name: String) -> ValueType {
    if let form = forms.first { return form.type }
    return isEnumeration(named: name) ? .enumeration(words.keys.sorted()) : .text
  }

  /// `true` if the texts are a list of words that is likely to be whole: no ids, no figures, and
  /// each of them often.
  private func isEnumeration(named name: String) -> Bool {
    let isID = name == "id" || ["_id", "ID", "Id"].contains { name.hasSuffix($0) }
    let areFigures = words.keys.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return mayBeWords && !isID && !areFigures && count >= Self.enumerationTextsMin
      && words.values.allSatisfy { $0 >= Self.occurrencesMin }
  }
}
