internal import JourneyLanguage

/// The statements as they are offered: whole, with holes to fill in.
enum StatementSnippets {
  /// Returns the statement that begins with a word; `nil` if it has no form of its own.
  static func form(of word: String) -> String? { forms[word] }

  /// The forms by the word they begin with.
  private static let forms: [String: String] = [
    "journey": "journey ${1:name} \"${2:title}\"\n  trigger on ${3:event}\n\n  $0\nend",
    "fragment": "fragment ${1:name}(${2:parameter})\n  $0\nend",
    "audience": "audience ${1:name} = ${0:user.email is known}",
    "constant": "constant ${1:name} = $0",
    "test": "test \"${1:what is shown}\" for ${2:journey}\n  $0\nend",
    "trigger": "trigger on ${0:event}",
    "entry": "entry ${1|once per user,once per user every 7 days,one at a time,unlimited|}$0",
    "exit": "exit on ${0:event}",
    "goal": "goal ${1:event} within ${0:14 days}",
    "holdout": "holdout ${0:10}%",
    "quiet": "quiet from ${1:21:00} to ${2:08:00} in user.timezone$0",
    "limit": "limit ${1:3} messages per ${0:7 days}",
    "priority": "priority ${0:10}",
    "exclusive": "exclusive ${0:group}",
    "time": "time zone ${0:user.timezone}",
    "promise": "promise at most ${1:2} messages in ${0:24 hours}",
    "wait": "wait ${0:1 day}",
    "upon": "upon ${1:1 day before entry.starts_at}\n  $0\nend",
    "send": "send ${1:message} by ${0:email}",
    "call": "call ${1:service}.${2:operation}($3) as ${0:answer}",
    "set": "set user.${1:attribute} = $0",
    "let": "let ${1:name} = $0",
    "emit": "emit ${0:event}",
    "start": "start ${0:journey}",
    "if": "if ${1:condition}\n  $0\nend",
    "choose": "choose ${1:value}\n  when \"${2:a}\"\n    $0\n  otherwise\nend",
    "split": "split ${1:name}\n  50% ${2:one}\n    $0\n  rest ${3:other}\nend",
    "parallel": "parallel\n  branch\n    $0\n  branch\nend",
    "repeat": "repeat up to ${1:3} times every ${2:1 day}\n  $0\nend",
    "stage": "stage ${1:name}\n  $0\nend",
    "go": "go to ${0:stage}",
    "use": "use ${0:fragment}",
    "stop": "stop",
    "on": "on ${0:event}",
    "when": "when $0",
    "otherwise": "otherwise",
    "branch": "branch",
    "rest": "rest ${0:label}",
    "%": "${1:50}% ${0:label}",
    "user": "user { ${1:country}: ${0:\"DE\"} }",
    "preferences": "preferences { ${1:email}: { marketing: ${0:false} } }",
    "request": "request { $0 }",
    "event": "event ${1:name} { $0 }",
    "advance": "advance ${0:1 day}",
    "respond": "respond ${1:service}.${2:operation} { $0 }",
    "fail": "fail ${1:service}.${0:operation}",
    "force": "force ${1:split} ${0:label}",
    "expect": "expect sent ${0:message}",
  ]

  /// Returns the words that can begin a statement of a kind in the innermost of some blocks.
  static func words(
    for statements: Expectation.Statements, in blocks: [Expectation.Block]
  ) -> [String] {
    let arms = blocks.last?.arms ?? []
    let end = blocks.isEmpty ? [] : ["end"]
    return switch statements {
    case .items: Keywords.items
    case .settings: Keywords.settings + Keywords.steps + end
    case .steps: arms + Keywords.steps + end
    case .arms: arms + end
    case .testLines: Keywords.testLines + end
    }
  }
}
