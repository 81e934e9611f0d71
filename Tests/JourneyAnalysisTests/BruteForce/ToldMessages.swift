import JourneyAnalysis
import JourneyModel

/// The messages that the story of a broken promise tells of.
struct ToldMessages {
  /// Each with the time at which it leaves.
  private let messages: [(time: Int64, action: SendAction)]

  /// Reads the messages of a story, which are in order.
  init(_ example: CounterExample, of definition: JourneyDefinition) {
    messages = example.steps.compactMap { step in
      guard case .message = step.kind,
        case .send(let action, _)? = definition.states.first(where: { $0.id == step.stateID })?.kind
      else { return nil }
      return (step.microseconds, action)
    }
  }

  /// The most of them within any window of a length.
  func most(within window: Int64, _ question: Question.MostQuestion) -> Int {
    messages.map { first in
      messages.reduce(0) { count, message in
        guard first.time <= message.time, message.time < first.time + window else { return count }
        return count + Self.number(message.action, question)
      }
    }.max() ?? 0
  }

  /// `true` if no limit would have kept one of them from leaving by its first channel.
  func keep(_ limits: [MessageLimit]) -> Bool {
    limits.allSatisfy { limit in
      let limited = messages.filter { message in
        message.action.kind == .marketing
          && (limit.channel == nil || message.action.channels.first == limit.channel)
      }
      return zip(limited, limited.dropFirst(limit.messages)).allSatisfy { first, next in
        next.time - first.time >= limit.per.nominalMicroseconds
      }
    }
  }

  /// How many messages that are asked for leave by an action.
  private static func number(_ action: SendAction, _ question: Question.MostQuestion) -> Int {
    let isAsked = question.isMarketingOnly ? action.kind == .marketing : action.kind != .internal
    guard isAsked else { return 0 }
    let channels = action.channels.filter { question.channel == nil || $0 == question.channel }
    return action.isByEach ? channels.count : min(1, channels.count)
  }
}
