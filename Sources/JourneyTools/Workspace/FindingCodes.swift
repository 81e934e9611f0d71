internal import JourneyAnalysis
internal import JourneyLanguage
package import JourneyModel

/// Every kind of finding that there is.
package enum FindingCodes {
  /// All of them, family by family; each once.
  package static let all: [DiagnosticCode] = {
    let families = [
      SyntaxCode.all, NameCode.all, TypeCode.all, StructureCode.all, ValueCode.all,
      PromiseCode.all,
      DefinitionCode.all,
      CatalogCode.all, TemplateCode.all, WorkspaceCode.all, AllowanceCode.all, ScriptLintCode.all,
      JourneyLintCode.all,
    ]
    var seen: Set<String> = []
    return families.flatMap(\.self).filter { seen.insert($0.id).inserted }
  }()
}
