package import JourneyModel

/// The pages of all kinds of findings.
package enum RuleBook {
  /// The pages, in the order of their codes.
  package static let pages: [RulePage] = families.flatMap(\.self).sorted { $0.code.id < $1.code.id }

  /// The pages family by family.
  private static let families = [
    syntaxPages, unknownNamePages, doubleNamePages, fragmentPages, typePages, amountPages,
    structurePages,
    valueWayPages, promisePages,
    definedStructurePages, definedNamePages, definitionPages, definitionLimitPages, catalogPages,
    templatePages,
    workspacePages,
    allowancePages,
    scriptHabitPages, lengthPages, scriptNamePages, waitPages,
    armPages, settingPages, valuePages, policyPages,
  ]

  /// Every kind of finding that there is.
  package static var codes: [DiagnosticCode] { FindingCodes.all }

  /// Returns the page of a finding by its code or its name, however it is written.
  package static func page(for name: String) -> RulePage? {
    let name = name.lowercased()
    return pages.first { $0.code.id.lowercased() == name || $0.code.name == name }
  }
}
