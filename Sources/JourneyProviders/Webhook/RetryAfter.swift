internal import JourneyModel

/// Reads when a receiver wants to be asked again.
enum RetryAfter {
  /// The longest time that is believed: a receiver that is away longer is away.
  static let secondsMax = 86_400

  /// Returns the seconds from now on; `nil` if the header says nothing that can be read.
  static func seconds(_ header: String, now: Moment) -> Int? {
    if let seconds = Int(header), header.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return min(seconds, secondsMax)
    }
    guard let moment = moment(header) else { return nil }
    return Int(min(max(moment.seconds - now.seconds, 0), Int64(secondsMax)))
  }

  /// The moment that a date of HTTP names: `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func moment(_ text: String) -> Moment? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: words[2]) else {
      return nil
    }
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    return Moment("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
  }

  /// The names of the months.
  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
