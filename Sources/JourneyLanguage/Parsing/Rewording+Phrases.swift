extension Rewording {
  /// The phrases of other languages and tools.
  static let foreign = all.filter { !$0.isLoss }

  /// All phrases; those that only lack a word are no more than that.
  static let all =
    ofConditions + ofWaits + ofMoments + ofSends + ofStarts + ofEntries + ofAmounts + ofShares
    + ofValues

  /// What steps begin with elsewhere.
  static let heads = [
    Rewording("exit TEXT", "stop TEXT"),
    Rewording("exit journey/flow/now", "stop"),
    Rewording("exit", "stop"),
    Rewording("goto NAME", "go to NAME"),
    Rewording("jump/continue/return/skip to NAME", "go to NAME"),
    Rewording("email/mail NAME", "send NAME by email"),
    Rewording("sms/text NAME", "send NAME by sms"),
    Rewording("push/notify NAME", "send NAME by push"),
    Rewording("delay/pause/sleep/hold for", "wait"),
    Rewording("delay/pause/sleep/hold", "wait"),
    Rewording("wait_until", "wait until"),
    Rewording("wait_for", "wait for"),
    Rewording("update/assign/change user", "set user"),
    Rewording("user .", "set user."),
    Rewording("var/variable/const/define NAME", "let NAME"),
    Rewording("fire/track/publish/raise/trigger event NAME", "emit NAME"),
    Rewording("fire/track/publish/raise NAME", "emit NAME"),
    Rewording("finish/quit/abort/return/leave TEXT", "stop TEXT"),
    Rewording("finish/quit/abort/return/leave", "stop"),
    Rewording("run/begin/launch NAME", "start NAME"),
  ]

  /// Waits without arms.
  private static let ofWaits = [
    Rewording("for/until/upto/max/maximum/within/about DURATION", "DURATION", in: ["wait"]),
    Rewording("at most DURATION", "DURATION", in: ["wait"]),
    Rewording("for NAME for/within/max DURATION", "for NAME up to DURATION", in: ["wait"]),
    Rewording("until/till/on NAME up", "for NAME up", in: ["wait"]),
    Rewording("up DURATION", "up to DURATION", in: ["wait"]),
    Rewording("up - to DURATION", "up to DURATION", in: ["wait"]),
    Rewording("upto DURATION", "up to DURATION", in: ["wait"]),
    Rewording("till", "until", in: ["wait"]),
    Rewording("at/on TIME", "until TIME", in: ["wait"]),
    Rewording("on/for DATE", "until DATE", in: ["wait"]),
    Rewording("until at", "until", in: ["wait"]),
    Rewording("tomorrow at", "until tomorrow at", in: ["wait"]),
    Rewording("next WEEKDAY", "until next WEEKDAY", in: ["wait"]),
  ]

  /// Moments and times.
  private static let ofMoments = [
    Rewording("on next", "next"),
    Rewording("until on/next WEEKDAY TIME", "until next WEEKDAY at TIME"),
    Rewording("until WEEKDAY at", "until next WEEKDAY at"),
    Rewording("until WEEKDAY TIME", "until next WEEKDAY at TIME"),
    Rewording("WEEKDAY at", "until next WEEKDAY at", in: ["wait"]),
    Rewording("tomorrow TIME", "tomorrow at TIME"),
    Rewording("WEEKDAY TIME", "WEEKDAY at TIME"),
    Rewording("DATE TIME", "DATE at TIME"),
    Rewording("DATE , TIME", "DATE at TIME"),
    Rewording("hours from", "from", in: ["quiet"]),
    Rewording(
      "hours/between TIME to/and/-/until/till TIME", "from TIME to TIME", in: ["quiet"]),
    Rewording(
      "hours/between/from HOUR to/and/-/until/till HOUR", "from HOUR to HOUR", in: ["quiet"]),
    Rewording("TIME and/-/until/till TIME", "TIME to TIME", in: ["quiet"]),
    Rewording("TIME to TIME", "from TIME to TIME", in: ["quiet"]),
    Rewording("HOUR to/-/until HOUR", "from HOUR to HOUR", in: ["quiet"]),
    Rewording("at HOUR", "at HOUR"),
  ]

  /// Messages, and the values that they are given.
  private static let ofSends = [
    Rewording("to user by", "by", in: ["send"]),
    Rewording("message/the NAME by", "NAME by", in: ["send"]),
    Rewording("NAME message/template by", "NAME by", in: ["send"]),
    Rewording("via/through/using/over/on NAME", "by NAME", in: ["send"]),
    Rewording("e - mail", "email", in: ["send", "limit", "promise"]),
    Rewording("NAME / NAME", "NAME or NAME", in: ["send"]),
    Rewording("or else/otherwise NAME", "or NAME", in: ["send"]),
    Rewording("email NAME", "NAME by email", in: ["send"]),
    Rewording("sms NAME", "NAME by sms", in: ["send"]),
    Rewording("push NAME", "NAME by push", in: ["send"]),
    Rewording("NAME NAME", "NAME by NAME", in: ["send"]),
    Rewording("by NAME , NAME", "by NAME or NAME", in: ["send"]),
    Rewording("where/using/params NAME =", "with NAME =", in: ["send", "emit", "start"]),
    Rewording("with (", "with", in: ["send", "emit", "start"]),
    Rewording(", with", ",", in: ["send", "emit", "start"]),
    Rewording("event NAME", "NAME", in: ["emit"]),
    Rewording("NAME ( NAME", "NAME with NAME", in: ["send", "emit", "start"]),
    Rewording("NAME NAME (", "NAME.NAME(", in: ["call"]),
    Rewording("into NAME", "as NAME", in: ["call", "send"]),
    Rewording("timeout/for/up DURATION", "within DURATION", in: ["call"]),
    Rewording("or ignore/continue/go/proceed", "or skip", in: ["call", "send"]),
    Rewording("else/otherwise skip", "or skip", in: ["call", "send"]),
    Rewording("else/otherwise stop", "or stop", in: ["call", "send"]),
    Rewording("to", "=", in: ["set"]),
    Rewording("NAME =", "user.NAME =", in: ["set"]),
    Rewording("NAME user .", "NAME = user.", in: ["send", "emit", "start", "call"]),
    Rewording("NAME TEXT", "NAME = TEXT", in: ["send", "emit", "start", "call"]),
    Rewording("NAME NUMBER", "NAME = NUMBER", in: ["send", "emit", "start", "call"]),
    Rewording("NAME to", "NAME =", in: ["send", "emit", "start", "call", "let"]),
    Rewording("and NAME =", ", NAME ="),
    Rewording("; NAME =", ", NAME ="),
    Rewording("NAME =", ", NAME ="),
  ]

  /// What starts a journey, ends it or is its goal.
  private static let ofStarts = [
    Rewording("on event/event: NAME", "on NAME", in: ["trigger", "exit"]),
    Rewording("event NAME", "on NAME", in: ["trigger", "exit"]),
    Rewording("if", "when", in: ["trigger", "exit"]),
    Rewording("daily at", "every day at", in: ["trigger"]),
    Rewording("each", "every", in: ["trigger"]),
    Rewording("on/each/every WEEKDAY TIME", "every WEEKDAY at TIME", in: ["trigger"]),
    Rewording("TIME for all/everyone where", "TIME for users where", in: ["trigger"]),
    Rewording("TIME where", "TIME for users where", in: ["trigger"]),
    Rewording("for user/all where", "for users where", in: ["trigger"]),
    Rewording("NAME", "on NAME", in: ["trigger", "exit"]),
    Rewording("is/on/: NAME", "NAME", in: ["goal"]),
    Rewording("in DURATION", "within DURATION", in: ["goal"]),
    Rewording("NAME DURATION", "NAME within DURATION", in: ["goal"]),
  ]

  /// Who may enter again.
  private static let ofEntries = [
    Rewording("once every", "once per user every", in: ["entry"]),
    Rewording("only once", "once per user", in: ["entry"]),
    Rewording("once user", "once per user", in: ["entry"]),
    Rewording("once", "once per user", in: ["entry"]),
    Rewording("always/unlimitted/multiple/many", "unlimited", in: ["entry"]),
    Rewording("one at time", "one at a time", in: ["entry"]),
  ]

  /// Limits and shares of users.
  private static let ofAmounts = [
    Rewording("to/max/maximum NUMBER", "NUMBER", in: ["limit"]),
    Rewording("at most NUMBER", "NUMBER", in: ["limit"]),
    Rewording("NUMBER emails/sends/mails/pushes", "NUMBER messages", in: ["limit"]),
    Rewording("NUMBER per", "NUMBER messages per", in: ["limit"]),
    Rewording("per UNIT", "per 1 UNIT", in: ["limit"]),
    Rewording("in/within/every DURATION", "per DURATION", in: ["limit"]),
    Rewording("max/maximum NUMBER", "at most NUMBER", in: ["promise"]),
    Rewording("per DURATION", "in DURATION", in: ["promise"]),
    Rewording("end/finishes/ending within", "ends within", in: ["promise"]),
    Rewording("to/max/maximum NUMBER times", "up to NUMBER times", in: ["repeat"]),
    Rewording("NUMBER times", "up to NUMBER times", in: ["repeat"]),
    Rewording("up to NUMBER", "up to NUMBER times", in: ["repeat"]),
    Rewording("NUMBER", "up to NUMBER times", in: ["repeat"]),
    Rewording("zone is/=/:", "zone", in: ["time"]),
    Rewording("is/=/:", "zone", in: ["time"]),
  ]

  /// Shares of a split or a holdout.
  private static let ofShares = [
    Rewording("NUMBER percent/pct", "NUMBER%", in: ["holdout"]),
    Rewording("of NUMBER %", "NUMBER%", in: ["holdout"]),
    Rewording("NUMBER", "NUMBER%", in: ["holdout"]),
    Rewording("NUMBER percent/pct", "NUMBER%", in: ["split"]),
    Rewording("NUMBER % :/-/=/to/for/of", "NUMBER%", in: ["split"]),
    Rewording("NUMBER :/- NAME", "NUMBER% NAME", in: ["split"]),
    Rewording("NUMBER NAME", "NUMBER% NAME", in: ["split"]),
  ]
}
