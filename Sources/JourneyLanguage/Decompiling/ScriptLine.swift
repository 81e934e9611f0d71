/// A line of a script that was made of a definition, with the part that it says.
struct ScriptLine {
  /// The line.
  var text: String
  /// The part of the definition that it says.
  var part: DefinitionPart
}

/// A part of a definition that a script says in lines of its own.
enum DefinitionPart: Hashable {
  /// The journey as a whole.
  case journey
  /// The trigger of this number.
  case trigger(Int)
  /// A setting.
  case setting(String)
  /// An element of a setting that is a list.
  case element(String, Int)
  /// The state of this id.
  case state(String)
}
