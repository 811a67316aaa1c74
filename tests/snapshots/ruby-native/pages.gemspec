Gem::Specification.new do |spec|
  spec.name = "pages"
  spec.version = "1.0.0"
  spec.summary = "Tells the versions of a library"
  spec.authors = ["An author"]
  spec.files = ["ext/pages/pages.c", "ext/pages/extconf.rb", "lib/pages.rb", "lib/help.txt", "exe/pages"]
  spec.extensions = ["ext/pages/extconf.rb"]
  spec.bindir = "exe"
  spec.executables = ["pages"]
end
