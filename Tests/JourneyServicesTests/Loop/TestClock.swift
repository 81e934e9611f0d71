import JourneyModel
import JourneyServices
import Synchronization

/// A clock that goes when it is told to, and wakes who sleeps until then.
final class TestClock: ServiceClock {
  /// What the hands say, and who sleeps.
  private struct State {
    var now: Moment
    var sleepers: [Int: (until: Moment, continuation: CheckedContinuation<Void, Never>)] = [:]
    var cancelled: Set<Int> = []
    var nextID = 0
  }

  /// The state.
  private let state: Mutex<State>

  /// Sets the clock.
  init(_ now: String) {
    state = Mutex(State(now: Moment(now) ?? Moment(microseconds: 0)))
  }

  var now: Moment { state.withLock(\.now) }

  /// How often somebody has gone to sleep.
  var sleeps: Int { state.withLock(\.nextID) }

  /// When those who sleep want to be woken, the first one first.
  var alarms: [Moment] { state.withLock { $0.sleepers.values.map(\.until).sorted() } }

  /// Sets the clock forward, and wakes those whose moment has come.
  func advance(to moment: Moment) {
    let due = state.withLock { state in
      state.now = max(state.now, moment)
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for id in due.keys { state.sleepers[id] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  /// Sets the clock forward by a span.
  func advance(seconds: Int64) {
    advance(to: Moment(microseconds: now.microseconds + seconds * Moment.perSecond))
  }

  func sleep(until moment: Moment) async {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.now >= moment || state.cancelled.remove(id) != nil { return true }
          state.sleepers[id] = (moment, continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: id)
        if sleeper == nil { state.cancelled.insert(id) }
        return sleeper
      }
      sleeper?.continuation.resume()
    }
  }
}
