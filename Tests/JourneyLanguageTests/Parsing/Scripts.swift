import JourneyLanguage
import JourneyModel

/// Scripts that the tests of the parser share.
enum Scripts {
  /// Every statement of the language, each in one of its fullest forms.
  static let everything = """
    # Rescue carts worth the postage.
    audience loyal = did order_placed at least 3 times within 90 days where (event.total > 20)
    constant threshold = 50

    fragment nudge(name, total)
      send cart_reminder by email with name = name, total = total
    end

    journey abandoned_cart "Win back abandoned carts"
      trigger on cart_abandoned where event.total >= 50 and user.country is in ["DE", "FR"]
      trigger when did not order_placed within 180 days
      trigger every month on 1 at 09:00 in "Europe/Berlin" from 2030-01-01 until 2030-12-31 for users where user is in loyal
      trigger at 2030-05-01 at 08:00 for users where user.plan is "pro"
      trigger yearly 3 days before user.dob at 09:00 for users where user.is_active
      trigger by request (name: text!, tags: list of text)
      entry once per user every 7 days newest wins
      exit on order_placed matching cart_id
      exit when user.plan is "pro"
      goal order_placed within 14 days
      goal order_placed 2 times within 2 days within 14 days
      goal order_placed where did cart_viewed within 14 days
      holdout 10%
      quiet from 21:00 to 08:00 in user.timezone default "Europe/Berlin"
      limit 3 messages about offers per 7 days by email
      send only if user.is_active
      priority -3
      exclusive carts
      time zone user.timezone
      promise at most 2 marketing messages by email in 24 hours per run
      promise at least 1 day between messages
      promise ends within 10 days
      promise never cart_reminder after order_placed 2 times within 3 days
      promise every path passes reminding

      wait 1 hour
      wait user.pause default 2 days up to 3 days
      wait until 09:00
      wait until tomorrow at 09:00 in "Europe/Berlin"
      wait until next monday at 09:00
      wait until 2030-12-24 at 08:00 in user.timezone
      wait until 3 days before entry.trial_ends_at at 09:00
      wait for order_placed as order where order.total > 3 up to 2 days
      wait for order_placed up to 3 days before entry.trial_ends_at
      wait 2 hours without cart_viewed matching cart_id at most 5 times
      send transactional receipt by email and sms to "a@example.com"
        with name = user.first_name default "there", end = entry.total
        only if user.is_active
        as sent retry 3 times or stop "no receipt"

      wait up to 2 days
        on cart_viewed 3 times within 1 day matching cart_id, user."Lead Score" as view
          call crm.score(email = user.email) as lead within 5 seconds or skip
          if lead.score > 80 and view.device is "desktop"
            emit sales_follow_up with cart_id = entry.cart_id
            stop "handed to sales"
          otherwise if lead.score is between 20 and 80
            set user.preferences.email.marketing = false
          otherwise
            let score = lead.score * 2 + 1 - -3 / 4
          end
        when user.plan is "pro"
          stop "upgraded"
        otherwise
          if user.points < 100
            start other with a = 1
          end
      end

      upon 1 day before entry.starts_at
        use nudge(user.first_name, 3)
      end
      choose user.plan
        when "pro", "team"
          go to reminding
        when -3
        otherwise
          stop
      end
      split discount_test
        12.5% offer
          send cart_discount by email with code = "COMEBACK10"
        rest control
      end
      parallel first
        branch
          wait 1 day
        branch
          wait 2 days
      end
      repeat up to 3 times every 1 day until user.plan is not "free"
        wait 1 hour
      end
      stage reminding
      end
    end

    test "a buyer leaves quietly" for abandoned_cart, other now 2030-01-01 at 09:00
      user { country: "DE", end: 3, "Lead Score": { a: [1, 2] } }
      preferences { email: { marketing: false } }
      request { name: "x" }
      event cart_abandoned { cart_id: "c1", total: 80 } 2 days ago
      advance 1 hour
      advance to tomorrow at 09:00
      respond crm.score { score: 90 }
      fail crm.score
      force discount_test offer
      expect sent cart_reminder by email with total = 80 2 times
      expect not sent cart_reminder
      expect nothing sent
      expect not called crm.score with email = "x"
      expect emitted sales_follow_up
      expect waiting at reminding
      expect stopped "upgraded"
      expect completed
      expect exited
      expect not entered
      expect converted
      expect user.points > 3
    end
    """

  /// A journey around some lines of settings and steps.
  static func journey(_ lines: String) -> String {
    let body = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    return "journey j\n\(body)\nend\n"
  }

  /// Returns the tree of a script.
  static func tree(_ text: String) -> SyntaxTree {
    Parser.parse(SourceFile(name: "test.journey", text: text))
  }

  /// Returns the findings of a script as `line:name`.
  static func findings(_ text: String) -> [String] {
    let tree = tree(text)
    return tree.diagnostics.map { "\(tree.source.line(at: $0.span.start)):\($0.code.name)" }
  }

  /// Returns the text of a script with its safe fixes applied.
  static func fixed(_ text: String) -> String {
    let tree = tree(text)
    let bytes = FixApplier.applySafeFixes(of: tree.diagnostics, to: tree.source.bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Returns the text of all tokens and their trivia, joined.
  static func joined(_ tree: SyntaxTree) -> [UInt8] {
    tree.tokens.flatMap { token in
      tree.source.bytes[token.trivia.start..<token.trivia.end]
        + tree.source.bytes[token.span.start..<token.span.end]
    }
  }

  /// Returns `true` if trivia and tokens lie side by side from the first byte to the last.
  static func tiles(_ tree: SyntaxTree) -> Bool {
    var place = 0
    for token in tree.tokens {
      guard token.trivia.start == place, token.trivia.end == token.span.start,
        token.span.end >= token.span.start
      else { return false }
      place = token.span.end
    }
    return place == tree.source.bytes.count
  }
}
