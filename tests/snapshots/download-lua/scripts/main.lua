-- Tells the words of a file.
local words = require("words")
local file = io.open(arg[1] or "text.txt")
if not file then
  io.stderr:write("no such file\n")
  os.exit(2)
end
print(words.count(file:read("a")), _VERSION)
