/// What the command tells of itself, in the form in which ArgumentParser dumps it.
struct CommandDescription: Decodable {
  /// A verb, or the command itself.
  struct Verb: Decodable {
    /// The word that is typed.
    var commandName: String
    /// What it does, in a line.
    var abstract: String?
    /// The rest, with the examples.
    var discussion: String?
    /// The verbs below it.
    var subcommands: [Verb]?
    /// What it takes.
    var arguments: [Argument]?

    /// The verbs below it that do something, each with the words that lead to it.
    func verbs(after words: [String] = []) -> [(words: [String], verb: Verb)] {
      (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { verb in
        let words = words + [verb.commandName]
        return verb.subcommands == nil ? [(words, verb)] : verb.verbs(after: words)
      }
    }
  }

  /// An argument, an option or a flag.
  struct Argument: Decodable {
    /// One of the names of an option.
    struct Name: Decodable {
      /// `long` or `short`.
      var kind: String
      /// The name, without dashes.
      var name: String

      /// The name as it is typed.
      var spelling: String { (kind == "short" ? "-" : "--") + name }
    }

    /// `positional`, `option` or `flag`.
    var kind: String
    /// `true` where it may be left out.
    var isOptional: Bool
    /// `true` where it may come several times.
    var isRepeating: Bool
    /// The names of an option.
    var names: [Name]?
    /// What stands for the value.
    var valueName: String?
    /// The value where none is given.
    var defaultValue: String?
    /// What it is for.
    var abstract: String?
  }

  /// The command itself.
  var command: Verb
}
