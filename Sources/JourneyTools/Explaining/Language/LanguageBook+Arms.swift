extension LanguageBook {
  /// Arms and the ends of blocks.
  static let armEntries: [LanguageEntry] = [
    LanguageEntry(
      ["on", "when"],
      rules: ["arm", "pattern"],
      """
      Arms of a wait: `on` an event, `when` something is true. The first to happen is taken, then \
      the step behind `end`. `on` stands behind `trigger` and `exit` too, `when` in a `choose`.
      """,
      example: """
        journey rescue "Win back abandoned carts"
          trigger on cart_abandoned

          wait up to 2 days
            on order_placed
              stop "ordered"
            when user.plan is "plus"
              stop "upgraded"
            otherwise
              send reminder by email
          end
        end
        """),
    LanguageEntry(
      ["otherwise"],
      rules: ["if", "choose", "wait"],
      """
      What happens where nothing before it does: in an `if` where no condition holds, in a \
      `choose` for all other values, in a wait when its time is up.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed

          if entry.total > 100
            send great_thanks by email
          otherwise
            send thanks by email
          end
        end
        """),
    LanguageEntry(
      ["branch"],
      rules: ["parallel"],
      """
      Begins a branch of a `parallel`.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          parallel first
            branch
              wait for order_placed up to 7 days
            branch
              wait for newsletter_opened up to 7 days
          end
          send thanks by email
        end
        """),
    LanguageEntry(
      ["rest"],
      rules: ["split"],
      """
      The arm of a `split` that takes what the shares before it leave of a hundred per cent.
      """,
      example: """
        journey welcome "Welcome to the shop"
          trigger on account_created

          split tone
            30% formal
              send formal_welcome by email
            rest friendly
              send welcome by email
          end
        end
        """),
    LanguageEntry(
      ["end"],
      rules: ["journey", "if"],
      """
      Closes a block. Indentation carries no meaning: each block has an `end` of its own, and arms \
      close at the next arm.
      """,
      example: """
        journey thanks "Thank for an order"
          trigger on order_placed

          if entry.total > 100
            send thanks by email
          end
        end
        """),
  ]
}
