/// Examples of the arms of a wait, and of names that steps give.
extension ValueFindingsTests {
  /// Arms of a wait beside each other.
  static let arms = [
    Example(
      """
      wait up to 3 days
        on order_placed stop "a"
        on order_placed where event.total > 5 stop "b"
        otherwise stop "c"
      end
      """, "1 shadowed-branch"),
    Example(
      """
      wait up to 3 days on order_placed stop "a" on order_placed stop "b" end
      """, "1 shadowed-branch"),
    Example(
      """
      wait up to 3 days
        on order_placed as one where one.total > 5 stop "a"
        on order_placed as other where other.total > 10 stop "b"
      end
      """, "1 shadowed-branch"),
    Example(
      """
      wait up to 3 days
        on order_placed where event.total > 5 stop "a"
        on order_placed where event.total <= 5 stop "b"
        on order_placed where event.total > 100 stop "c"
        on order_placed stop "d"
      end
      """, "1 shadowed-branch", "1 shadowed-branch"),
    Example(
      """
      wait up to 3 days when user.points > 5 stop "a" when user.points > 10 stop "b" end
      """, "1 shadowed-branch"),
    Example(
      """
      if entry.total > 100
        wait up to 3 days
          on order_placed where event.total > 5 stop "a"
          on order_placed where entry.total > 50 and event.total > 10 stop "b"
        end
      end
      """, "2 shadowed-branch"),
    Example(
      """
      wait up to 3 days
        on order_placed where event.total > 10 stop "a"
        on order_placed where event.total > 5 stop "b"
        on order_placed stop "c"
        on cart_viewed stop "d"
        when user.points > 10 stop "e"
        when user.points > 5 stop "f"
        when user.plan is "pro" stop "g"
      end
      """),
    Example(
      """
      wait for order_placed as one up to 1 day
      wait up to 3 days
        on order_placed as one where did order_placed where (event.cart_id is one.cart_id) stop "a"
        on order_placed where did order_placed where (event.cart_id is one.cart_id) stop "b"
      end
      """),
    Example(
      """
      wait up to 3 days
        on order_placed 3 times stop "a"
        on order_placed where event.total > 50 stop "b"
        on order_placed 2 times within 1 day where event.total > 100 stop "c"
      end
      """, "1 shadowed-branch"),
  ]

  /// What stands behind a name that a step gives.
  static let named = [
    Example(
      """
      wait for plan_asked as asked up to 1 day
      if asked.plan is "free" stop "a"
      otherwise if asked.plan is "pro" stop "b"
      otherwise if asked.plan is "team" stop "c"
      otherwise if asked.plan is known stop "d" end
      """, "5 shadowed-branch"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead.band is "hot" stop "a"
      otherwise if lead.band is "cold" stop "b"
      otherwise if lead.band is known stop "c" end
      """, "4 shadowed-branch"),
    Example(
      """
      wait for plan_asked as asked up to 1 day
      if asked.plan is "free" stop "a"
      otherwise if asked.plan is "pro" stop "b"
      otherwise if asked.plan is known stop "c"
      otherwise stop "d" end
      """),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead.band is "hot" stop "a"
      otherwise if lead.band is "cold" stop "b"
      otherwise if lead is known stop "c" end
      """, "4 shadowed-branch"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead is known and lead.band is missing stop "a" end
      """, "2 constant-condition"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead is known
        if lead.band is missing stop "a" end
      end
      """, "3 constant-condition"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead is missing
        if lead.band is "hot" stop "a" end
      end
      """, "3 constant-condition"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead.band is missing stop "a" end
      """),
    Example(
      """
      let last = latest(order_placed)
      if last is missing
        if last.total > 4 stop "a" end
      end
      """, "3 constant-condition"),
    Example(
      """
      let plan = user.plan
      if plan is known and plan is not in ["free", "pro", "team"] stop "a" end
      """, "2 constant-condition"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      let band = lead.band
      if band is "hot" stop "a"
      otherwise if band is "cold" stop "b"
      otherwise if band is known stop "c" end
      """, "5 shadowed-branch"),
    Example(
      """
      call crm.rate() as lead within 1 hour or stop
      let band = lead.band
      if band is "hot" stop "a"
      otherwise if band is "cold" stop "b"
      otherwise if band is known stop "c" end
      """, "4 constant-condition"),
    Example(
      """
      let band = user.plan
      if user.points > 4 let band = "x" end
      if band is known and band is not in ["free", "pro", "team"] stop "a" end
      """),
    Example(
      """
      if any item in entry.items where (item.sku is known and item.sku is not "a") wait 1 day end
      call crm.rate() as item within 1 hour or skip
      if item.band is known stop "c" end
      """),
    Example(
      """
      call crm.rate() as lead within 1 hour or stop
      if lead is missing stop "a" end
      """, "2 constant-condition"),
    Example(
      """
      call crm.rate() as lead within 1 hour or skip
      if lead is missing stop "a" end
      """),
    Example(
      """
      call crm.rate() as lead within 1 hour or park
      if lead is missing stop "a" end
      """),
    Example(
      """
      call crm.rate() as lead within 1 hour or stop
      wait 1 day
      call crm.rate() as lead within 1 hour or skip
      if lead is missing stop "a" end
      """),
  ]
}
