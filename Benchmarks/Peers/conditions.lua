-- conditions.lua TABLE: the two conditions over the people of a table, in nanoseconds each.
local people = dofile(arg[1])
local count = #people
local find = string.find
local three = { DE = true, FR = true }
local four = { DE = true, FR = true, AT = true, CH = true }
local goods = { shoes = true, bags = true }

local function holds(list, value)
  for i = 1, #list do
    if list[i] == value then return true end
  end
  return false
end

local function small(c)
  local user, event = c.user, c.event
  return three[user.country] and event.total > 50 and user.subscribed
end

local function large(c)
  local user, event, now = c.user, c.event, c.now
  return four[user.country] and event.total > 50 and user.subscribed and not user.bounced
    and user.age >= 18 and user.age < 65 and find(user.email, "@example.com", 1, true)
    and user.address.city == "Berlin" and user.address.geo.lat > 50.0
    and goods[event.props.category] and now - user.last_order_at < 30 * 86400
    and holds(user.tags, "vip")
end

local function measure(name, condition, rounds)
  local best = math.huge
  for _ = 1, 7 do
    local hits = 0
    local start = os.clock()
    for i = 0, rounds - 1 do
      if condition(people[i % count + 1]) then hits = hits + 1 end
    end
    best = math.min(best, (os.clock() - start) / rounds * 1e9)
    assert(hits == rounds)
  end
  print(name, best)
end

measure("three", small, 1000000)
measure("twelve", large, 500000)
