/// What `ScriptWriter` writes, in languages whose tools people know to be fast: as many lines that
/// say much the same.
enum PeerScripts {
  /// A file of Python.
  static func python(journeys: Int) -> String {
    let head = """
      from journeys import (
          call,
          entry_once,
          exit_on,
          goal,
          limit,
          quiet,
          send,
          split,
          stop,
          wait,
          wait_up_to,
      )



      """
    return head + (0..<journeys).map(pythonFunction).joined(separator: "\n\n\n") + "\n"
  }

  /// A file of Go.
  static func go(journeys: Int) -> String {
    "package journeys\n\n" + (0..<journeys).map(goFunction).joined(separator: "\n\n") + "\n"
  }

  /// One function of Python.
  private static func pythonFunction(_ number: Int) -> String {
    """
    # Rescue carts worth the postage, variant \(number).
    def rescue_\(number)(user, event, entry, history):
        if not (event.total >= \(number + 1) and user.country == "DE"):
            return
        entry_once("user", \(number % 9 + 1), "days")
        exit_on("order_placed", lambda other: other.cart_id == entry.cart_id)
        goal("order_placed", 14, "days")
        quiet("21:00", "08:00", user.timezone)
        limit(3, "messages", 7, "days")

        wait(1, "hour")
        send(
            "reminder",
            ["email", "push"],
            {"name": user.first_name or "there", "total": entry.total * 2 + \(number)},
        )

        view = wait_up_to(
            2, "days", "cart_viewed", lambda other: other.cart_id == entry.cart_id
        )
        if view:
            lead = call("crm.score", {"email": user.email}, 5, "seconds")
            if lead.score > 80 and view.device == "desktop":
                user.points = user.points + \(number + 1)
                return stop("handed to sales")
        elif user.plan == "pro" and user.points > \(number):
            return stop("upgraded")
        else:
            send("last_call", ["email"])

        if split("discount_test", 50):
            send("discount", ["email"], {"code": "COMEBACK\(number)"})

        if not history.did("order_placed", 30) and history.count("cart_viewed", 7) > 2:
            wait(3, "days")
            send("last_call", ["email"])
    """
  }

  /// One function of Go.
  private static func goFunction(_ number: Int) -> String {
    """
    // Rescue carts worth the postage, variant \(number).
    func rescue\(number)(user *User, event Event, entry Event, history History) {
    \tif !(event.Total >= \(number + 1) && user.Country == "DE") {
    \t\treturn
    \t}
    \tentryOnce("user", \(number % 9 + 1), "days")
    \texitOn("order_placed", func(other Event) bool { return other.CartID == entry.CartID })
    \tgoal("order_placed", 14, "days")
    \tquiet("21:00", "08:00", user.Timezone)
    \tlimit(3, "messages", 7, "days")

    \twait(1, "hour")
    \tsend("reminder", []string{"email", "push"},
    \t\tWith{"name": orElse(user.FirstName, "there"), "total": entry.Total*2 + \(number)})

    \tview := waitUpTo(2, "days",
    \t\t"cart_viewed", func(other Event) bool { return other.CartID == entry.CartID })
    \tif view != nil {
    \t\tlead := call("crm.score", With{"email": user.Email}, 5, "seconds")
    \t\tif lead.Score > 80 && view.Device == "desktop" {
    \t\t\tuser.Points = user.Points + \(number + 1)
    \t\t\tstop("handed to sales")
    \t\t}
    \t} else if user.Plan == "pro" && user.Points > \(number) {
    \t\tstop("upgraded")
    \t} else {
    \t\tsend("last_call", []string{"email"}, nil)
    \t}

    \tif split("discount_test", 50) {
    \t\tsend("discount", []string{"email"}, With{"code": "COMEBACK\(number)"})
    \t}

    \tif !history.Did("order_placed", 30) && history.Count("cart_viewed", 7) > 2 {
    \t\twait(3, "days")
    \t\tsend("last_call", []string{"email"}, nil)
    \t}
    }
    """
  }
}
