internal import JourneyModel

extension RuleBook {
  /// Why the pages about templates have no example that is a script or a catalog.
  private static let why =
    "A template is a file of its own; `docs/providers.md` shows one."

  /// The pages about the templates of messages.
  static let templatePages: [RulePage] = [
    RulePage(
      TemplateCode.invalidTemplate,
      """
      The file is no template: a `{{` is not closed, a section is closed that is not open, or a \
      tag says what templates cannot say. There are `{{name}}` for a value, \
      `{{#name}} … {{/name}}` for what is repeated or shown if it is there, \
      `{{^name}} … {{/name}}` for what is shown if not, and `{{! note }}`. A value is always \
      escaped, so `{{{name}}}` is none of them.
      """, withoutExample: why),
    RulePage(
      TemplateCode.unknownParameter,
      """
      The template names what the message does not have, and nothing would stand there. Correct \
      the name, or add the parameter under `with` of the message in `journey.yaml`. `to`, the \
      address, is always there.
      """, withoutExample: why),
    RulePage(
      TemplateCode.notText,
      """
      The template shows a list or a record where text is to be. Go into it: \
      `{{#items}} {{sku}} {{/items}}`.
      """, withoutExample: why),
    RulePage(
      TemplateCode.strayTemplate,
      """
      No message leaves with this file: its name is not that of a message, one of its channels and \
      `subject`, `text` or `html`, with points between. Often one of them is misspelt, and the \
      message leaves without its text.
      """, withoutExample: why),
  ]
}
