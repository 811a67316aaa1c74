. ./config.args
