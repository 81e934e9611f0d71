package import JourneyModel

/// The findings about names: not declared, declared twice, or not to be had where they stand.
package enum NameCode {
  /// No such event.
  package static let unknownEvent = DiagnosticCode("J2001", "unknown-event")
  /// No such attribute of a user, an event or an answer.
  package static let unknownAttribute = DiagnosticCode("J2002", "unknown-attribute")
  /// No such message.
  package static let unknownMessage = DiagnosticCode("J2003", "unknown-message")
  /// A message, call or event has no such parameter.
  package static let unknownParameter = DiagnosticCode("J2004", "unknown-parameter")
  /// No such channel, or none that the message goes by.
  package static let unknownChannel = DiagnosticCode("J2005", "unknown-channel")
  /// No such service or operation.
  package static let unknownOperation = DiagnosticCode("J2006", "unknown-operation")
  /// Nothing in scope has this name.
  package static let unknownName = DiagnosticCode("J2007", "unknown-name")
  /// No such function.
  package static let unknownFunction = DiagnosticCode("J2008", "unknown-function")
  /// No such audience.
  package static let unknownAudience = DiagnosticCode("J2009", "unknown-audience")
  /// No such stage.
  package static let unknownStage = DiagnosticCode("J2010", "unknown-stage")
  /// A test names a journey that the script does not hold.
  package static let unknownJourney = DiagnosticCode("J2011", "unknown-journey")
  /// A topic that no message has.
  package static let unknownTopic = DiagnosticCode("J2012", "unknown-topic")
  /// No such fragment.
  package static let unknownFragment = DiagnosticCode("J2013", "unknown-fragment")
  /// A test forces a split, or an arm, that is not there.
  package static let unknownSplit = DiagnosticCode("J2014", "unknown-split")
  /// Two journeys of one name.
  package static let duplicateJourney = DiagnosticCode("J2020", "duplicate-journey")
  /// Two stages of one name.
  package static let duplicateStage = DiagnosticCode("J2021", "duplicate-stage")
  /// Two arms of a split with one label.
  package static let duplicateLabel = DiagnosticCode("J2022", "duplicate-label")
  /// A setting that stands only once, twice.
  package static let duplicateSetting = DiagnosticCode("J2023", "duplicate-setting")
  /// One parameter given twice.
  package static let duplicateArgument = DiagnosticCode("J2024", "duplicate-argument")
  /// Two constants, audiences or fragments of one name.
  package static let duplicateDeclaration = DiagnosticCode("J2025", "duplicate-declaration")
  /// A constant or audience that stands for itself.
  package static let circularDeclaration = DiagnosticCode("J2030", "circular-declaration")
  /// A required parameter that is not given.
  package static let missingParameter = DiagnosticCode("J2031", "missing-parameter")
  /// Nothing starts the journey.
  package static let noTrigger = DiagnosticCode("J2032", "no-trigger")
  /// A binding that may not exist yet.
  package static let unsetBinding = DiagnosticCode("J2033", "unset-binding", .warning)
  /// A name of the language where it means nothing.
  package static let nameOutOfPlace = DiagnosticCode("J2034", "name-out-of-place")
  /// A name of the language given to something else.
  package static let takenName = DiagnosticCode("J2035", "taken-name")
  /// A jump that leads to itself.
  package static let emptyCircle = DiagnosticCode("J2036", "empty-circle")
  /// A jump into a loop from outside.
  package static let jumpIntoLoop = DiagnosticCode("J2037", "jump-into-loop")
  /// A fragment that uses itself, or stands for more steps than anyone reads.
  package static let endlessFragment = DiagnosticCode("J2038", "endless-fragment")
  /// A parameter that its fragment does not name.
  package static let unusedParameter = DiagnosticCode("J2039", "unused-parameter", .warning)
  /// A journey that is started, though nobody can ask for it.
  package static let notRequestable = DiagnosticCode("J2045", "not-requestable")
  /// A jump into a branch beside others, or out of one.
  package static let jumpAcrossBranches = DiagnosticCode("J2040", "jump-across-branches")
  /// A jump that nobody can reach; other steps are found in the graph, under the same code.
  package static let unreachableStep = DiagnosticCode("J4012", "unreachable-step")

  /// Every code of this family.
  package static let all = [
    unknownEvent, unknownAttribute, unknownMessage, unknownParameter, unknownChannel,
    unknownOperation, unknownName, unknownFunction, unknownAudience, unknownStage, unknownJourney,
    unknownTopic, unknownSplit, unknownFragment, duplicateJourney, duplicateStage, duplicateLabel,
    duplicateSetting,
    duplicateArgument, duplicateDeclaration, circularDeclaration, missingParameter, noTrigger,
    unsetBinding, nameOutOfPlace, takenName, emptyCircle, jumpIntoLoop, endlessFragment,
    unusedParameter, jumpAcrossBranches, unreachableStep, notRequestable,
  ]
}
