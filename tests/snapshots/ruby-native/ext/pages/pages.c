#include <ruby.h>
#include <yaml.h>

static VALUE version(VALUE self) { return rb_str_new_cstr(yaml_get_version_string()); }

void Init_pages(void) { rb_define_module_function(rb_define_module("Pages"), "version", version, 0); }
