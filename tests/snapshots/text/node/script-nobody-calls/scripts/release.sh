#!/bin/sh
git tag "$1" && curl -fsS https://example.org/notify && make docs
