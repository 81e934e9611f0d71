/// The rules of the grammar, as `grammar/journey.ebnf` has them, without its comments.
///
/// They stand here so that the command can show them wherever it is; a test holds the two equal.
package enum GrammarRules {
  /// The rules by name, each as lines of text.
  package static let byName: [String: String] = {
    var rules: [String: String] = [:]
    var name = ""
    for line in text.split(separator: "\n") {
      if line.first != " ", let first = line.split(separator: " ").first { name = String(first) }
      rules[name, default: ""] += line + "\n"
    }
    return rules
  }()

  /// All of them, in the order of the grammar.
  private static let text = ##"""
    SKIP ::= [#x9#xA#xD#x20]+ | COMMENT
    COMMENT ::= "#" [^#xA]*
    ALLOW ::= "#" " "* "allow" " "+ [a-z0-9-]+ ":" [^#xA]*
    TEXT ::= '"""' (ESCAPE | BLOCKCHAR)* '"""' | '"' (ESCAPE | [^"\#xA#xD])* '"'
    BLOCKCHAR ::= [^\]
    ESCAPE ::= "\" ('"' | "\" | "n" | "t" | "u{" [0-9A-Fa-f]+ "}")
    DATE ::= DIGIT DIGIT DIGIT DIGIT "-" DIGIT DIGIT "-" DIGIT DIGIT
    TIME ::= DIGIT DIGIT ":" DIGIT DIGIT (":" DIGIT DIGIT)?
    NUMBER ::= DIGIT+ ("_" DIGIT+)* ("." DIGIT+)?
    WORD ::= (\p{L} | "_") (\p{L} | DIGIT | "_")*
    SIGN ::= "<=" | ">=" | "<" | ">" | "(" | ")" | "[" | "]" | "{" | "}" | "," | "." | ":"
           | "=" | "!" | "%" | "+" | "-" | "*" | "/"
    DIGIT ::= [0-9]
    NAME ::= WORD - RESERVED
    RESERVED ::= "wait" | "upon" | "send" | "call" | "set" | "let" | "emit" | "start"
               | "if" | "choose" | "split" | "parallel" | "repeat" | "stage" | "go"
               | "use" | "stop" | "on" | "when" | "otherwise" | "branch" | "rest" | "end"
               | "or" | "and" | "not" | "is" | "default" | "contains" | "starts" | "ends"
               | "does" | "did" | "any" | "every" | "true" | "false" | "missing" | "where"
               | "matching" | "as" | "with" | "within" | "since" | "without" | "by" | "to"
               | "only" | "retry" | "skip" | "park" | "until" | "up" | "for" | "in" | "at"
               | "per" | "before" | "after" | "from" | "else" | "elif" | "then" | "null"
    HEADWORD ::= "journey" | "fragment" | "audience" | "constant" | "test" | "trigger"
               | "entry" | "exit" | "goal" | "holdout" | "quiet" | "limit" | "priority"
               | "exclusive" | "time" | "promise" | "user" | "event" | "now"
               | "preferences" | "request" | "advance" | "respond" | "fail" | "force"
               | "expect"
    HABIT ::= "==" | "!=" | "<>" | "&&" | "||" | "!" | ";" | "else" | "elif" | "then"
            | "null" | [“”„‘’–—] | #xA0 | DIGIT+ ("s" | "min" | "h" | "d" | "w")
    name ::= NAME | TEXT
    binding ::= NAME
    member ::= WORD | TEXT
    key ::= WORD | TEXT
    attribute ::= name ("." member)*
    userpath ::= "user" ("." member)+
    operation ::= name "." member
    script ::= item*
    item ::= journey | fragment | audience | constant | test
    journey ::= "journey" name TEXT? setting* step* "end"
    fragment ::= "fragment" name ("(" (binding ("," binding)*)? ")")? step* "end"
    audience ::= "audience" name "=" expr
    constant ::= "constant" binding "=" expr
    setting ::= trigger | entry | exit | goal | holdout | quiet | limit | gate | priority
              | exclusive | timezone | promise
    trigger ::= "trigger" ( "on" pattern | "when" expr | schedule | once | userdate |
                  byrequest )
    schedule ::= "every" ("day" | "weekday" | WEEKDAY | "month" "on" NUMBER) "at" TIME
                   inzone? ("from" DATE)? ("until" DATE)? users
    once ::= "at" DATE "at" TIME inzone? users
    userdate ::= "yearly"? (duration ("before" | "after"))? userpath ("at" TIME)? users?
    byrequest ::= "by" "request" ("(" (parameter ("," parameter)*)? ")")?
    parameter ::= key ":" type "!"?
    type ::= "list" "of" type | "text" | "number" | "boolean" | "moment" | "date" | "time"
           | "duration" | "record"
    users ::= "for" "users" "where" expr
    entry ::= "entry" ("unlimited" | (entrykey ("every" duration)? ("newest" "wins")?))
    entrykey ::= "once" "per" ("user" | expr) | "one" "at" "a" "time" ("per" expr)?
    exit ::= "exit" ("on" pattern | "when" expr)
    goal ::= "goal" pattern "within" duration
    holdout ::= "holdout" percentage
    quiet ::= "quiet" "from" TIME "to" TIME inzone?
    limit ::= "limit" NUMBER messages ("about" name)? "per" duration ("by" name)?
    gate ::= "send" "only" "if" expr
    priority ::= "priority" "-"? NUMBER
    exclusive ::= "exclusive" name
    timezone ::= "time" "zone" zone
    promise ::= "promise" promised ("per" "run")?
    promised ::= "at" "most" NUMBER "marketing"? messages ("by" name)? "in" duration
               | "at" "least" duration "between" "messages" | "ends" "within" duration
               | "never" name "after" pattern | "every" "path" "passes" name
    messages ::= "messages" | "message"
    times ::= NUMBER ("times" | "time")
    pattern ::= name (times ("within" duration)?)? matching? ("as" binding)? ("where"
                  expr)?
    matching ::= "matching" attribute ("," attribute)*
    zone ::= TEXT | "user" "." "timezone" ("default" TEXT)?
    inzone ::= "in" zone
    bound ::= "up" "to" (duration | moment)
    moment ::= ( TIME | "tomorrow" "at" TIME | "next" WEEKDAY "at" TIME | duration
                 ("before" | "after") expr ("at" TIME)? | expr ) inzone?
    WEEKDAY ::= "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday"
              | "sunday"
    duration ::= (NUMBER UNIT)+
    UNIT ::= ("second" | "minute" | "hour" | "day" | "week" | "month" | "year") "s"?
    percentage ::= NUMBER "%"
    step ::= wait | upon | send | call | set | let | emit | start | if | choose | split
           | parallel | repeat | stage | goto | use | stop
    wait ::= "wait" ( "until" moment | "for" pattern bound? | bound? arm+ ("otherwise"
               step*)? "end" | bound? "otherwise" step* "end" | duration "without" pattern
               ("at" "most" times)? | expr ("up" "to" duration)? )
    arm ::= "on" pattern step* | "when" expr step*
    upon ::= "upon" moment step* "end"
    send ::= "send" "transactional"? name "by" channels ("to" expr)? with? ("only" "if"
               expr)? ("as" binding)? failure?
    channels ::= name (("or" name)+ | ("and" name)+)?
    with ::= "with" argument ("," argument)*
    argument ::= key "=" expr
    call ::= "call" operation "(" (argument ("," argument)*)? ")" ("as" binding)?
               ("within" duration)? failure?
    failure ::= "retry" times orelse? | orelse
    orelse ::= "or" ("skip" | "stop" TEXT? | "park")
    set ::= "set" userpath "=" expr
    let ::= "let" binding "=" expr
    emit ::= "emit" name with?
    start ::= "start" name with?
    if ::= "if" expr step* ("otherwise" "if" expr step*)* ("otherwise" step*)? "end"
    choose ::= "choose" expr ("when" choice ("," choice)* step*)+ ("otherwise" step*)?
                 "end"
             | "choose" expr "otherwise" step* "end"
    choice ::= literal | "-" NUMBER
    split ::= "split" name (percentage name step*)+ ("rest" name step*)? "end"
            | "split" name "rest" name step* "end"
    parallel ::= "parallel" "first"? ("branch" step*)+ "end"
    repeat ::= "repeat" "up" "to" times ("every" duration)? ("until" expr)? step* "end"
    stage ::= "stage" name step* "end"
    goto ::= "go" "to" name
    use ::= "use" name ("(" (expr ("," expr)*)? ")")?
    stop ::= "stop" TEXT?
    expr ::= conj ("or" conj)*
    conj ::= negation ("and" negation)*
    negation ::= "not" negation | comparison
    comparison ::= value tail?
    tail ::= ("<=" | ">=" | "<" | ">") value | "is" "not"? istail | "contains" value
           | ("starts" | "ends") "with" value
           | "does" "not" ("contain" | "start" "with" | "end" "with") value
    istail ::= "known" | "missing" | "in" (value | name) | "between" value "and" value
             | ("more" | "less") "than" duration ("ago" | "away") | "reachable" "by" name
             | value
    value ::= sum ("default" sum)*
    sum ::= product (("+" | "-") product)*
    product ::= factor (("*" | "/") factor)*
    factor ::= "-" factor | operand
    operand ::= literal | history | quantifier | list | record
              | (NAME | function | aggregate | "(" expr ")") ("." member)*
    list ::= "[" (expr ("," expr)*)? "]"
    literal ::= TEXT | NUMBER | duration | DATE ("at" TIME inzone?)? | TIME | WEEKDAY
              | "true" | "false" | "missing"
    function ::= NAME "(" (expr ("," expr)*)? ")"
    quantifier ::= ("any" | "every") binding "in" operand condition
    history ::= "did" "not"? name quantity? span? matching? condition?
    quantity ::= ("at" ("least" | "most") | "exactly") times
    span ::= "within" duration | "since" "entry"
    condition ::= "where" "(" expr ")"
    aggregate ::= ("count" | "latest" | "first") "(" name span? matching? condition? ")"
                | ("sum" | "average" | "smallest" | "largest") "(" name ("." member)+
                    span? matching? condition? ")"
    test ::= "test" TEXT "for" name ("," name)* ("now" moment)? testline* "end"
    testline ::= ("user" | "preferences" | "request") record
               | "event" name record (duration "ago")?
               | "advance" (duration | "to" moment) | "respond" operation record
               | "fail" operation | "force" name name | "expect" expected
    expected ::= "not"? "sent" name ("by" name)? with? times? | "not" "entered"
               | "nothing" "sent" | "not"? "called" operation with?
               | "not"? "emitted" name with? | "waiting" ("at" name)? | "stopped" TEXT?
               | "completed" | "exited" | "converted" | expr
    record ::= "{" (field ("," field)*)? "}"
    field ::= key ":" expr
    replline ::= "now" moment | testline | ":" "undo" | ":" "fork" | ":" "save" TEXT
    """##
}
