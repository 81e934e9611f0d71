extension RuleBook {
  /// A script that jumps back, with a wait on the way.
  static let weeklyLetters = """
    journey welcome
      trigger on account_created

      stage letters
        send welcome by email
        wait 7 days
        if did not order_placed since entry
          go to letters
        end
      end
    end
    """

  /// A script with a comment that lets a finding stand.
  static let allowedWait = """
    journey welcome "Welcome to the shop"
      trigger on account_created

      # allow wait-too-long: the guarantee lasts two years
      wait 730 days
      send welcome by email
    end
    """
}
