/// The forms of an answer: for people, or for programs.
public enum AnswerFormat: String, CaseIterable, Sendable {
  case text, json
}
