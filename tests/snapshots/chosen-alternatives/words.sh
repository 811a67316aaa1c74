#!/bin/sh
# The words among the arguments that are no German ones.
printf '%s\n' "$@" | ispell -l -d ngerman
