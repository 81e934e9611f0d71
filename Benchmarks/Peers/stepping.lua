-- stepping.lua PEOPLE: ten states for each in coroutines, nanoseconds a state and bytes a person.
local count = tonumber(arg[1])
local sends = 0
local function send() sends = sends + 1 end

local function journey(user, event)
  if not ((user.country == "DE" or user.country == "FR") and event.total > 50
      and user.subscribed) then return end
  send()
  coroutine.yield(86400)
  if not user.subscribed then return end
  if user.id % 2 == 0 then send() else send() end
  coroutine.yield("order_placed")
  send()
end

local best, bytes = math.huge, 0
for _ = 1, 3 do
  sends = 0
  local users, runs = {}, {}
  for i = 1, count do
    users[i] = { id = i, country = i % 2 == 0 and "DE" or "FR", subscribed = true }
  end
  local event = { total = 80 }
  collectgarbage()
  collectgarbage()
  local before = collectgarbage("count")
  local start = os.clock()
  for i = 1, count do
    runs[i] = coroutine.create(journey)
    coroutine.resume(runs[i], users[i], event)
  end
  local first = os.clock() - start
  collectgarbage()
  collectgarbage()
  bytes = (collectgarbage("count") - before) * 1024 / count
  start = os.clock()
  for i = 1, count do coroutine.resume(runs[i]) end
  for i = 1, count do coroutine.resume(runs[i], event) end
  best = math.min(best, (first + os.clock() - start) / count / 10 * 1e9)
  assert(sends == 3 * count)
end
print("state", best)
print("bytes", bytes)
