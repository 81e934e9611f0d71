-- compiling.lua FILE: a file of Lua compiled to bytecode again and again, in thousands of lines a
-- second, without the start of the program.
local file = assert(io.open(arg[1]))
local source = file:read("a")
file:close()
local lines = select(2, source:gsub("\n", ""))
local best = math.huge
for _ = 1, 7 do
  local start = os.clock()
  for _ = 1, 20 do assert(load(source)) end
  best = math.min(best, (os.clock() - start) / 20)
end
print("lines", lines / best / 1000)
