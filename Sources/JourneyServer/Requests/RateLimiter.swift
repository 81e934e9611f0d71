public import JourneyModel
internal import Synchronization

/// Counts the requests of each of many, and says when somebody makes too many.
///
/// Each has a bucket that fills steadily and from which every request takes one; a bucket that is
/// full is as good as none, so only those who were here lately cost memory.
public final class RateLimiter: Sendable {
  /// What somebody may still do at once.
  private struct Bucket: Sendable {
    /// The requests that are left.
    var left: Double
    /// When that was so, in microseconds since 1970.
    var at: Int64
  }

  /// How many requests each may make.
  private let rate: RequestRate
  /// How many are remembered.
  private let ratedMax: Int
  /// The buckets by name.
  private let buckets = Mutex<[String: Bucket]>([:])

  /// Creates a limiter.
  public init(_ rate: RequestRate, ratedMax: Int? = nil) {
    self.rate = rate
    self.ratedMax = ratedMax ?? RequestLimits.ratedMax
  }

  /// Takes a request of somebody; returns after how many seconds to come again if it is too much.
  public func take(_ name: String, at now: Moment) -> Int? {
    buckets.withLock { buckets in
      if buckets[name] == nil, buckets.count >= ratedMax { forget(&buckets, at: now.microseconds) }
      var bucket = filled(buckets[name], at: now.microseconds)
      defer { buckets[name] = bucket }
      guard bucket.left >= 1 else {
        return max(1, Int(((1 - bucket.left) / Double(rate.perSecond)).rounded(.up)))
      }
      bucket.left -= 1
      return nil
    }
  }

  /// A bucket as it is now; a clock that was set back fills nothing.
  private func filled(_ bucket: Bucket?, at now: Int64) -> Bucket {
    guard let bucket else { return Bucket(left: Double(rate.atOnce), at: now) }
    let seconds = Double(max(0, now - bucket.at)) / Double(Moment.perSecond)
    let left = bucket.left + seconds * Double(rate.perSecond)
    return Bucket(left: min(Double(rate.atOnce), left), at: now)
  }

  /// Forgets the buckets that are full, and the older half of the others if none is.
  private func forget(_ buckets: inout [String: Bucket], at now: Int64) {
    let before = buckets.count
    buckets = buckets.filter { filled($0.value, at: now).left < Double(rate.atOnce) }
    guard buckets.count == before else { return }
    let times = buckets.values.map(\.at).sorted()
    let middle = times[times.count / 2]
    buckets = buckets.filter { $0.value.at > middle }
  }
}
