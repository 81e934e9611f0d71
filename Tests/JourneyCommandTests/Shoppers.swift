/// People and events without end, the same for the same seed: enough for a run to be killed in.
struct Shoppers {
  /// The state of the generator (SplitMix64).
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A script with a wait, a hold in quiet hours, branches, a limit and a goal; beside it a schedule
  /// with a holdout, a group, and a journey that another one starts.
  static let script = """
    journey again "Win back after a quiet week"
      trigger on order_placed where event.total > 20
      entry one at a time every 3 days
      goal order_placed within 30 days
      quiet from 18:00 to 09:00
      limit 2 messages per 14 days

      wait up to 7 days
        on order_placed as second
          send thanks by email with total = second.total
        otherwise
          send come_back by email with total = entry.total
      end
      parallel
        branch
          wait for order_placed as third up to 5 days
          send once_more by email with total = third.total
        branch
          wait 1 day
          parallel first
            branch
              wait 2 days
            branch
              wait for order_placed up to 10 days
              send well_done by email
          end
      end
      if did order_placed at least 3 times within 20 days
        send regular by email
      end
    end

    journey digest "Every Monday, for those who bought"
      trigger every monday at 09:00 until 2030-03-01 for users where did order_placed within 7 days
      goal order_placed within 2 days
      holdout 20%
      exclusive letters
      wait 2 days
      start thanks with total = count(order_placed within 9 days)
    end

    journey thanks
      trigger by request (total: number)
      entry unlimited
      exclusive letters
      priority 1
      send thanks by email with total = total
      wait 1 day
    end
    """

  /// So many users, two in ten of whom want no letters.
  mutating func users(_ count: Int) -> String {
    (0..<count).map { index in
      let agrees = next(10) > 1
      return """
        {"userId": "u\(index)", "email": "u\(index)@example.com", "preferences": {"email": \
        {"reachable": true, "subscribed": true, "marketing": \(agrees)}}}

        """
    }.joined()
  }

  /// So many orders over some sixty days, in no order.
  mutating func events(_ count: Int, users: Int) -> String {
    (0..<count).map { index in
      let day = String(next(28) + 1)
      let hour = String(next(24))
      let minute = String(next(60))
      let date = "2030-0\(next(2) + 1)-\(padded(day))T\(padded(hour)):\(padded(minute)):00Z"
      return """
        {"eventId": "e\(index)", "userId": "u\(next(users))", "eventName": "order_placed", \
        "eventTime": "\(date)", "attributes": {"total": \(next(9000)).\(next(90) + 10)}}

        """
    }.joined()
  }

  /// Two digits.
  private func padded(_ digits: String) -> String {
    digits.count < 2 ? "0" + digits : digits
  }

  /// A number below a limit.
  private mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
