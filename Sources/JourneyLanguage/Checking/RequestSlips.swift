import JourneyModel

/// Finds parameters of requests that are misspelt where they are declared: nothing reads such a
/// name, and all that is read instead is one slip away.
///
/// That is one mistake in one place, however often the right name is used.
struct RequestSlips {
  /// The script's tokens in order.
  let tokens: [Token]

  /// Returns the items with such parameters named as they are used, and reports them.
  func mended(_ items: [ItemSyntax], findings: Findings) -> [ItemSyntax] {
    items.map { item in
      guard case .journey(var journey) = item,
        let place = journey.settings.firstIndex(where: { $0.isTrigger }),
        journey.settings.count(where: { $0.isTrigger }) == 1,
        case .trigger(.byRequest(var parameters)) = journey.settings[place].kind
      else { return item }
      let used = uses(in: journey.span)
      for slip in slips(in: parameters, used: used) {
        report(parameters[slip.index].name, meant: slip.meant, findings: findings)
        parameters[slip.index].name.text = slip.meant
      }
      journey.settings[place].kind = .trigger(.byRequest(parameters))
      return .journey(journey)
    }
  }

  /// The names behind `entry.` within a journey, each with how often it stands there.
  private func uses(in span: SourceSpan) -> [String: Int] {
    var uses: [String: Int] = [:]
    for index in tokens.indices.dropFirst(2)
    where tokens[index - 1].kind == .sign && tokens[index - 1].says(".")
      && tokens[index - 2].says("entry") && span.range.contains(tokens[index].span.start)
    {
      uses[tokens[index].value, default: 0] += 1
    }
    return uses
  }

  /// The parameters that nothing reads, where another name is read more than once instead.
  private func slips(
    in parameters: [ParameterSyntax], used: [String: Int]
  ) -> [(index: Int, meant: String)] {
    let declared = Set(parameters.map(\.name.text))
    return parameters.enumerated().compactMap { index, parameter in
      let name = parameter.name.text
      guard used[name] == nil else { return nil }
      let near = used.keys.filter { !declared.contains($0) && Suggestion.isSlip($0, of: name) }
      guard near.count == 1, let meant = near.first, used[meant, default: 0] > 1 else { return nil }
      return (index, meant)
    }
  }

  /// Reports a parameter that is misspelt.
  private func report(_ name: NameSyntax, meant: String, findings: Findings) {
    findings.report(
      NameCode.unknownParameter, at: name.span,
      "nothing reads `\(name.text)` of the request, but `\(meant)` is read",
      help: "did you mean `\(meant)`?",
      fix: .init(
        span: name.span, replacement: NameSpelling.spelled(meant, isMember: true), isSafe: false))
  }
}

extension SettingSyntax {
  /// `true` for what starts a journey.
  fileprivate var isTrigger: Bool {
    if case .trigger = kind { return true }
    return false
  }
}
