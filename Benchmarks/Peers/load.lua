-- Asks a server by wrk, and tells a name and a number on each line:
--   wrk … -s load.lua URL -- nothing | event RUN TOKEN… | events LINES RUN TOKEN…
-- RUN begins the ids of the events, so that no two runs send the same one.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

-- An event as a shop sends it: some 230 bytes, of one of twenty thousand people.
local function event(run, n)
  return string.format(
    '{"eventId":"%s-%d-%d","userId":"u%d","eventName":"viewed","attributes":{"item":"running shoes %d",'
      .. '"device":"%s","page":"https://shop.example/shoes/running/%d?from=start","price":79.9}}',
    run, number, n, (n * 7919) % 20000, n % 500, n % 100 == 0 and "tablet" or "phone", n % 500)
end

function init(args)
  local kind, next_argument = args[1], 2
  wrk.method, sent, taken = "POST", 0, 0
  if kind == "nothing" then return end
  local lines = 1
  if kind == "events" then lines, next_argument = tonumber(args[2]), 3 end
  -- All but what differs is put together once: asking must not take the time of the server.
  local run, heads = args[next_argument], {}
  local kind_of_content = kind == "events" and "application/x-ndjson" or "application/json"
  for index = next_argument + 1, #args do
    heads[#heads + 1] = string.format(
      "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n"
        .. "Content-Length: ",
      wrk.path, wrk.headers["Host"] or wrk.host, args[index], kind_of_content)
  end
  local requests = 0
  function request()
    local body
    if lines == 1 then
      sent = sent + 1
      body = event(run, sent)
    else
      local all = {}
      for line = 1, lines do
        sent = sent + 1
        all[line] = event(run, sent)
      end
      body = table.concat(all, "\n")
    end
    requests = requests + 1
    return heads[requests % #heads + 1] .. #body .. "\r\n\r\n" .. body
  end
  -- What became of each line stands in the answer; reading it takes time, so only where it must be.
  if kind == "events" then
    function response(status, headers, body)
      local _, count = body:gsub('"status":202', "")
      taken = taken + count
    end
  end
end

function done(summary, latency, requests)
  local lines_taken = 0
  for _, thread in ipairs(threads) do lines_taken = lines_taken + thread:get("taken") end
  local errors = summary.errors
  print("requests " .. summary.requests)
  print("seconds " .. summary.duration / 1e6)
  print("refused " .. errors.status)
  print("broken " .. errors.connect + errors.read + errors.write + errors.timeout)
  print("taken " .. lines_taken)
  print("p50 " .. latency:percentile(50))
  print("p99 " .. latency:percentile(99))
end
