import JourneyModel
import JourneyServices
import Synchronization

/// A clock that stands until it is set.
final class FixedClock: ServiceClock {
  /// The moment that it shows.
  private let moment: Mutex<Moment>

  init(seconds: Int64 = 1_800_000_000) {
    moment = Mutex(Moment(microseconds: seconds * Moment.perSecond))
  }

  var now: Moment { moment.withLock { $0 } }

  /// Lets so many seconds pass.
  func pass(seconds: Double) {
    moment.withLock { $0.microseconds += Int64(seconds * Double(Moment.perSecond)) }
  }

  func sleep(until moment: Moment) async {}
}
