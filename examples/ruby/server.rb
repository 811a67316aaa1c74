# A server that greets, by the gem.
require "socket"
require "json"
require "greeting"

$stdout.sync = true
trap("TERM") { exit 0 }
server = TCPServer.new("0.0.0.0", 8000)
loop do
  client = server.accept
  path = (client.gets || "").split[1]
  status, body =
    case path
    when "/" then ["200 OK", JSON.generate(word: Greeting.word)]
    when "/where" then ["200 OK", Gem.loaded_specs["greeting"].version.to_s]
    else ["404 Not Found", "nothing here"]
    end
  client.write "HTTP/1.1 #{status}\r\nContent-Type: text/plain\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}"
  client.close
end
