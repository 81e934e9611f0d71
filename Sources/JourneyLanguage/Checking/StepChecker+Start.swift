import JourneyModel

/// `start JOURNEY [with …]`.
extension StepChecker {
  /// Checks `start` against the journey, if the script holds it; another script may hold it too.
  func checkStart(_ name: NameSyntax, _ arguments: [ArgumentSyntax]) -> CheckedStep.Kind {
    let journey = context.journeys[name.text]
    let parameters = journey?.requestParameters
    if let journey, parameters == nil, !journey.hasUnreadTrigger { reportNotRequestable(name) }
    let fields = parameters?.map {
      ValueType.Field(name: $0.name.text, type: $0.type, isRequired: $0.isRequired)
    }
    return .start(name.text, checkArguments(arguments, of: name, parameters: fields))
  }

  /// Reports a journey that nobody can ask for.
  private func reportNotRequestable(_ name: NameSyntax) {
    findings.report(
      NameCode.notRequestable, at: name.span, "`\(name.text)` does not start by request",
      help: "give it a `trigger by request`")
  }
}

extension JourneySyntax {
  /// The parameters of a request for the journey; `nil` if nobody can ask for it.
  fileprivate var requestParameters: [ParameterSyntax]? {
    for setting in settings {
      if case .trigger(.byRequest(let parameters)) = setting.kind { return parameters }
    }
    return nil
  }

  /// `true` if a trigger could not be read, which may be the one by request.
  var hasUnreadTrigger: Bool {
    settings.contains { setting in
      if case .trigger(.when(let test)) = setting.kind, case .invalid = test.kind { return true }
      return false
    }
  }
}
