/// The tests of each subject that must come out one way.
struct SubjectTests {
  /// The tests of a subject.
  private struct Entry {
    /// The subject.
    var subject: Subject
    /// Its tests.
    var answers: [Domain.Answer]
  }

  /// The subjects with their tests, in the order in which they came.
  private var entries: [Entry] = []
  /// The numbers of the subjects, once there are more than a few.
  private var numbers: [Subject: Int] = [:]

  /// Up to so many subjects are compared one by one: people ask about two or three at once, and to
  /// compare those takes a third of what it takes to hash them.
  private static let fewMax = 8

  /// Adds a test of a subject, and returns all of that subject.
  mutating func add(_ answer: Domain.Answer, of subject: Subject) -> [Domain.Answer] {
    if let number = number(of: subject) {
      entries[number].answers.append(answer)
      return entries[number].answers
    }
    entries.append(Entry(subject: subject, answers: [answer]))
    if entries.count == Self.fewMax + 1 {
      for (number, entry) in entries.enumerated() { numbers[entry.subject] = number }
    } else if entries.count > Self.fewMax {
      numbers[subject] = entries.count - 1
    }
    return [answer]
  }

  /// The number of a subject.
  private func number(of subject: Subject) -> Int? {
    entries.count > Self.fewMax
      ? numbers[subject] : entries.firstIndex { $0.subject == subject }
  }
}
