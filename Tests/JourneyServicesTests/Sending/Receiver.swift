import JourneyProviders
import JourneyServices
import Synchronization

/// A receiver that writes down what it is sent, and answers as it is told.
final class Receiver: Sendable {
  /// What it was sent, and what it says.
  private struct State {
    var deliveries: [Delivery] = []
    var atOnce = 0
    var atOnceMax = 0
    var isClosed = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  /// The state.
  private let state = Mutex(State())
  /// What it says of a delivery.
  private let answer: @Sendable (Delivery) -> DeliveryOutcome

  /// Creates a receiver; it takes everything unless told otherwise.
  init(
    _ answer: @escaping @Sendable (Delivery) -> DeliveryOutcome = { _ in .accepted(answer: nil) }
  ) {
    self.answer = answer
  }

  /// The way to it.
  var outlet: EffectOutlet {
    EffectOutlet(honoursKey: { _ in true }, deliver: { await self.deliver($0) })
  }

  /// What it was sent, in order.
  var deliveries: [Delivery] { state.withLock(\.deliveries) }

  /// The most that it was asked for at once.
  var atOnceMax: Int { state.withLock(\.atOnceMax) }

  /// Lets nobody be answered until it is opened.
  func close() { state.withLock { $0.isClosed = true } }

  /// Answers everybody, those who wait first.
  func open() {
    let waiting = state.withLock { state in
      state.isClosed = false
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Takes a delivery.
  private func deliver(_ delivery: Delivery) async -> DeliveryOutcome {
    state.withLock { state in
      state.deliveries.append(delivery)
      state.atOnce += 1
      state.atOnceMax = max(state.atOnceMax, state.atOnce)
    }
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if state.isClosed { state.waiting.append(continuation) }
        return !state.isClosed
      }
      if isOpen { continuation.resume() }
    }
    state.withLock { $0.atOnce -= 1 }
    return answer(delivery)
  }
}
