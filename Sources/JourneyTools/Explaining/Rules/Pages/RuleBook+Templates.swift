internal import JourneyModel

extension RuleBook {
  /// A message with a parameter of each kind.
  private static let reminder = """
    messages:
      cart_reminder:
        channels: [email]
        with: { name: text, items: [{ sku: text }] }
    """

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
      """, catalog: reminder,
      badTemplate: "Hello {{name}, your cart is waiting.",
      goodTemplate: "Hello {{name}}, your cart is waiting."),
    RulePage(
      TemplateCode.unknownParameter,
      """
      The template names what the message does not have, and nothing would stand there. Correct \
      the name, or add the parameter under `with` of the message in `journey.yaml`. `to`, the \
      address, is always there.
      """, catalog: reminder,
      badTemplate: "Hello {{nam}}, your cart is waiting.",
      goodTemplate: "Hello {{name}}, your cart is waiting."),
    RulePage(
      TemplateCode.notText,
      """
      The template shows a list or a record where text is to be. Go into it: \
      `{{#items}} {{sku}} {{/items}}`.
      """, catalog: reminder,
      badTemplate: "Your cart: {{items}}",
      goodTemplate: "Your cart:{{#items}} {{sku}}{{/items}}"),
    RulePage(
      TemplateCode.strayTemplate,
      """
      No message leaves with this file: its name is not that of a message, one of its channels and \
      `subject`, `text` or `html`, with points between. Often one of them is misspelt, and the \
      message leaves without its text.
      """, catalog: reminder,
      badTemplate: "Hello {{name}}, your cart is waiting.", named: "cart_reminder.emial.text",
      goodTemplate: "Hello {{name}}, your cart is waiting."),
  ]
}
