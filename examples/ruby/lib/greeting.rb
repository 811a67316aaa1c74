# Greets with a word out of a file.
module Greeting
  def self.word
    File.read("/app/words.txt").split.first
  end
end
