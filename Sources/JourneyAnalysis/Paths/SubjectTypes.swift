import JourneyModel

/// The types of the subjects of a made-up person, as the definition tells them.
struct SubjectTypes {
  /// What a subject can be.
  struct Kind {
    /// Its type.
    var type: ValueType
    /// `true` if it is never missing.
    var isRequired: Bool
  }

  /// The definition.
  private let definition: JourneyDefinition
  /// The events.
  private let events: [PathWorld.Event]
  /// The answers.
  private let answers: [PathAnswerType]

  /// The fields that every user has, beside those that are text.
  private static let fixedFields: [ValueType.Field] = [
    .init(name: "first_name", type: .text, isRequired: false),
    .init(name: "last_name", type: .text, isRequired: false),
    .init(name: "email", type: .text, isRequired: false),
    .init(name: "phone", type: .text, isRequired: false),
    .init(name: "main_device_id", type: .text, isRequired: false),
    .init(name: "timezone", type: .text, isRequired: false),
    .init(name: "dob", type: .date, isRequired: false),
    .init(name: "is_active", type: .boolean, isRequired: true),
    .init(name: "created_at", type: .moment, isRequired: true),
  ]

  /// Creates the types of a person.
  init(
    _ definition: JourneyDefinition, events: [PathWorld.Event], answers: [PathAnswerType]
  ) {
    self.definition = definition
    self.events = events
    self.answers = answers
  }

  /// What a subject can be.
  func type(of subject: PathSubject) -> Kind {
    Self.type(of: subject.names[...], in: fields(of: subject.root))
  }

  /// The fields of a root.
  func fields(of root: PathSubject.Root) -> [ValueType.Field] {
    switch root {
    case .user: return definition.types.user + Self.fixedFields
    case .event(let number):
      guard events.indices.contains(number) else { return [] }
      if number == 0, case .request(let fields)? = definition.triggers.first?.kind {
        return fields
      }
      return definition.types.events.first { $0.name == events[number].name }?.attributes ?? []
    case .answer(let number):
      guard answers.indices.contains(number) else { return [] }
      let answer = answers[number]
      return definition.types.services.first {
        $0.service == answer.service && $0.operation == answer.operation
      }?.returns ?? []
    }
  }

  /// The type behind some names.
  private static func type(
    of names: ArraySlice<String>, in fields: [ValueType.Field]
  ) -> Kind {
    guard let name = names.first, let field = fields.first(where: { $0.name == name }) else {
      return Kind(type: .unknown, isRequired: false)
    }
    if names.count == 1 { return Kind(type: field.type, isRequired: field.isRequired) }
    guard case .record(let inner) = field.type else {
      return Kind(type: .unknown, isRequired: false)
    }
    var kind = type(of: names.dropFirst(), in: inner)
    kind.isRequired = kind.isRequired && field.isRequired
    return kind
  }
}
