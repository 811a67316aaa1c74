require "sinatra"

get("/") { "ready" }
