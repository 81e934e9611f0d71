/// What may follow the word that a statement begins with, for people whose statement went wrong.
package enum Tails {
  /// Returns the forms of a statement, or `nil` if it has no word.
  package static func of(_ statement: String) -> String? {
    forms[statement].map { "write \($0)" }
  }

  /// The forms by the word they begin with.
  private static let forms: [String: String] = [
    "journey": "`journey NAME \"title\"`, settings, steps and `end`",
    "fragment": "`fragment NAME(a, b)`, steps and `end`",
    "audience": "`audience NAME = CONDITION`",
    "constant": "`constant NAME = VALUE`",
    "test": "`test \"what is shown\" for JOURNEY`, lines and `end`",
    "trigger": """
    `trigger on EVENT`, `trigger when CONDITION`, `trigger every day at TIME for users where …`, \
    `trigger at DATE at TIME for users where …`, `trigger 3 days before user.DATE` or \
    `trigger by request`
    """,
    "entry": """
    `entry once per user every 7 days`, `entry one at a time` or `entry unlimited`
    """,
    "exit": "`exit on EVENT` or `exit when CONDITION`",
    "goal": "`goal EVENT within 14 days`",
    "holdout": "`holdout 10%`",
    "quiet": "`quiet from 21:00 to 08:00 in user.timezone`",
    "limit": "`limit 3 messages about TOPIC per 7 days by CHANNEL`",
    "priority": "`priority 10`",
    "exclusive": "`exclusive GROUP`",
    "time": "`time zone \"Europe/Berlin\"` or `time zone user.timezone`",
    "promise": """
    `promise at most 2 messages in 24 hours`, `promise at least 1 day between messages`, \
    `promise ends within 10 days`, `promise never MESSAGE after EVENT` or \
    `promise every path passes STAGE`
    """,
    "wait": """
    `wait 2 days`, `wait until MOMENT`, `wait for EVENT up to 2 days`, \
    `wait 2 days without EVENT`, or `wait up to 2 days` with `on`, `when`, `otherwise` and `end`
    """,
    "upon": "`upon 1 day before entry.starts_at`, steps and `end`",
    "send": """
    `send MESSAGE by CHANNEL or CHANNEL with key = value only if CONDITION as NAME or skip`
    """,
    "call": "`call SERVICE.OPERATION(key = value) as NAME within 5 seconds or skip`",
    "set": "`set user.ATTRIBUTE = VALUE`",
    "let": "`let NAME = VALUE`",
    "emit": "`emit EVENT with key = value`",
    "start": "`start JOURNEY with key = value`",
    "if": "`if CONDITION`, steps, `otherwise` and `end`",
    "choose": "`choose VALUE`, arms `when \"a\", \"b\"`, `otherwise` and `end`",
    "split": "`split NAME`, arms `50% LABEL`, `rest LABEL` and `end`",
    "parallel": "`parallel`, arms `branch` and `end`",
    "repeat": "`repeat up to 3 times every 1 day until CONDITION`, steps and `end`",
    "stage": "`stage NAME`, steps and `end`",
    "go": "`go to STAGE`",
    "use": "`use FRAGMENT(a, b)`",
    "stop": "`stop` or `stop \"reason\"`",
    "on": "`on EVENT matching ATTRIBUTE as NAME where CONDITION`",
    "user": "`user { country: \"DE\" }`",
    "preferences": "`preferences { email: { marketing: false } }`",
    "request": "`request { key: value }`",
    "event": "`event NAME { key: value } 2 days ago`",
    "advance": "`advance 2 days` or `advance to MOMENT`",
    "respond": "`respond SERVICE.OPERATION { key: value }`",
    "fail": "`fail SERVICE.OPERATION`",
    "force": "`force SPLIT LABEL`",
    "expect": """
    `expect sent MESSAGE by CHANNEL`, `expect nothing sent`, `expect called SERVICE.OPERATION`, \
    `expect emitted EVENT`, `expect waiting at STAGE`, `expect stopped \"reason\"`, \
    `expect completed`, `expect exited`, `expect not entered`, `expect converted` or a condition
    """,
  ]
}
