#!/bin/sh
while sleep 60; do curl -fsS https://example.org/status | jq .state; done
