/// Writes scripts of any length, with all kinds of steps in them; and the same in Lua, line by
/// line, for a compiler that people know to be fast.
struct ScriptWriter {
  /// The catalog of the scripts.
  static let catalog = """
    users:
      attributes:
        country: text
        plan: { type: text, values: [free, pro, team] }
        points: number!
    events:
      cart_abandoned: { cart_id: text!, total: number! }
      cart_viewed: { cart_id: text!, device: text }
      order_placed: { cart_id: text!, total: number! }
    messages:
      reminder: { kind: marketing, channels: [email, push], with: { name: text!, total: number! } }
      last_call: { kind: marketing, channels: [email] }
      discount: { kind: marketing, channels: [email], with: { code: text! } }
    services:
      crm: { score: { with: { email: text }, returns: { score: number } } }
    """

  /// A script of so many journeys.
  static func script(journeys: Int) -> String {
    (0..<journeys).map(journey).joined(separator: "\n")
  }

  /// A file of Lua with as many lines, which says much the same.
  static func lua(journeys: Int) -> String {
    (0..<journeys).map(function).joined(separator: "\n")
  }

  /// One journey.
  private static func journey(_ number: Int) -> String {
    """
    # Rescue carts worth the postage, variant \(number).
    journey rescue_\(number) "Win back abandoned carts \(number)"
      trigger on cart_abandoned where event.total >= \(number + 1) and user.country is "DE"
      entry once per user every \(number % 9 + 1) days
      exit on order_placed matching cart_id
      goal order_placed within 14 days
      quiet from 21:00 to 08:00 in user.timezone
      limit 3 messages per 7 days

      wait 1 hour
      send reminder by email or push
        with name = user.first_name default "there", total = entry.total * 2 + \(number)

      wait up to 2 days
        on cart_viewed matching cart_id as view
          call crm.score(email = user.email) as lead within 5 seconds or skip
          if lead.score > 80 and view.device is "desktop"
            set user.points = user.points + \(number + 1)
            stop "handed to sales"
          end
        when user.plan is "pro" and user.points > \(number)
          stop "upgraded"
        otherwise
          send last_call by email
      end

      split discount_test
        50% offer
          send discount by email with code = "COMEBACK\(number)"
        rest control
      end

      if did not order_placed within 30 days and count(cart_viewed within 7 days) > 2
        wait 3 days
        send last_call by email
      end
    end

    """
  }

  /// The same in Lua; a file of it has no room for more than 200 local functions.
  private static func function(_ number: Int) -> String {
    """
    -- Rescue carts worth the postage, variant \(number).
    function rescue_\(number)(user, event, entry, history)
      if not (event.total >= \(number + 1) and one_of(user.country, { "DE", "FR" })) then return end
      entry_once("user", \(number % 9 + 1), "days")
      exit_on("order_placed", function(other) return other.cart_id == entry.cart_id end)
      goal("order_placed", 14, "days")
      quiet("21:00", "08:00", user.timezone)
      limit(3, "messages", 7, "days")

      wait(1, "hour")
      send("reminder", { "email", "push" },
        { name = user.first_name or "there", total = entry.total * 2 + \(number) })

      local view = wait_up_to(2, "days",
        "cart_viewed", function(other) return other.cart_id == entry.cart_id end)
      if view then
          local lead = call("crm.score", { email = user.email }, 5, "seconds")
          if lead.score > 80 and view.device == "desktop" then
            user.points = user.points + \(number + 1)
            return stop("handed to sales")
          end
      elseif user.plan == "pro" and user.points > \(number) then
          return stop("upgraded")
      else
          send("last_call", { "email" })
      end

      if split("discount_test", 50) then
          send("discount", { "email" }, { code = "COMEBACK\(number)" })
          note("offer")
      else note("control")
      end

      if not history.did("order_placed", 30) and history.count("cart_viewed", 7) > 2 then
        wait(3, "days")
        send("last_call", { "email" })
      end
    end
    rescue_\(number)()
    """
  }
}
