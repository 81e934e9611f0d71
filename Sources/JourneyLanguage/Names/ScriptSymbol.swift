/// Something that a script names, wherever it does: the same thing is the same symbol.
///
/// An owner is the offset of the journey or fragment, or of the `any NAME in`, that the name
/// belongs to.
public enum ScriptSymbol: Hashable, Sendable {
  /// A journey.
  case journey(String)
  /// A fragment.
  case fragment(String)
  /// An audience.
  case audience(String)
  /// A constant.
  case constant(String)
  /// A stage.
  case stage(owner: Int, String)
  /// A name given by `let`, `as`, a parameter, or `any NAME in`.
  case binding(owner: Int, String)
  /// A split.
  case split(owner: Int, String)
  /// An arm of a split.
  case label(owner: Int, split: String, String)
  /// A group of journeys.
  case group(String)
  /// An event.
  case event(String)
  /// An attribute of an event, or of one of several that may have started a run.
  case eventAttribute([String], String)
  /// An attribute of users.
  case userAttribute(String)
  /// A message.
  case message(String)
  /// A parameter of a message.
  case messageParameter(String, String)
  /// A topic of messages.
  case topic(String)
  /// A channel.
  case channel(String)
  /// A service.
  case service(String)
  /// An operation of a service.
  case operation(String, String)
  /// A parameter of an operation.
  case operationParameter(String, String, String)
  /// A field of the answer of an operation.
  case operationField(String, String, String)
  /// A part of something else, behind a dot or before a `=`.
  case part(String)
  /// A function of the language.
  case function(String)
  /// A name that the language gives: `user`, `entry`, `now`.
  case root(String)

  /// The name itself.
  public var name: String {
    switch self {
    case .journey(let name), .fragment(let name), .audience(let name), .constant(let name),
      .stage(_, let name), .binding(_, let name), .split(_, let name), .label(_, _, let name),
      .group(let name), .event(let name), .eventAttribute(_, let name), .userAttribute(let name),
      .message(let name), .messageParameter(_, let name), .topic(let name), .channel(let name),
      .service(let name), .operation(_, let name), .operationParameter(_, _, let name),
      .operationField(_, _, let name), .part(let name), .function(let name), .root(let name):
      name
    }
  }
}
