require "mkmf"
abort "no libyaml" unless have_library("yaml", "yaml_get_version_string")
create_makefile("pages/pages")
