run ->(env) { [200, {}, ["ready"]] }
