/// Where messages leave and services are asked.
public enum EffectDelivery: Sendable {
  /// Inside the step that wants it: done and answered at once, as in a simulation or a test.
  case inside(EffectHost)
  /// Outside the step: the step writes down what is to be done, a sender claims it, and the answer
  /// comes back as an input of the person.
  case outside

  /// `true` if effects leave outside the step.
  var isOutside: Bool {
    if case .outside = self { true } else { false }
  }

  /// Makes a call inside the step; nobody is asked where effects leave outside.
  func call(
    _ service: String, _ operation: String, _ arguments: [UInt8]
  ) -> EffectHost.CallOutcome {
    switch self {
    case .inside(let host): host.call(service, operation, arguments)
    case .outside: .notAsked
    }
  }
}
