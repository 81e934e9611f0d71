internal import Foundation
internal import JourneyEngine
internal import JourneyModel

/// What operations answer in a test, and which of them were asked without an answer.
///
/// The engine may ask from anywhere, so that a lock guards it.
final class CannedAnswers: @unchecked Sendable {
  /// Guards all that follows.
  private let lock = NSLock()
  /// What each operation answers: JSON, or `nil` where it fails.
  private var answers: [String: [UInt8]?] = [:]
  /// The operations that were asked and have no answer.
  private var unanswered: [String] = []

  /// Sets what an operation answers from now on; `nil` lets it fail.
  func set(_ operation: String, to answer: [UInt8]?) {
    lock.withLock { answers[operation] = .some(answer) }
  }

  /// Returns an operation that was asked without an answer, and forgets it.
  func takeUnanswered() -> String? {
    lock.withLock { unanswered.isEmpty ? nil : unanswered.removeFirst() }
  }

  /// The host that gives these answers.
  var host: EffectHost {
    EffectHost { [self] service, operation, _ in
      lock.withLock {
        guard let answer = answers["\(service).\(operation)"] else {
          unanswered.append("\(service).\(operation)")
          return .notAsked
        }
        return answer.map { .answered($0) } ?? .failed
      }
    }
  }
}
