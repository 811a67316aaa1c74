#!/bin/sh
envsubst < /etc/probe.conf.in > /etc/probe.conf
exec probe /etc/probe.conf
