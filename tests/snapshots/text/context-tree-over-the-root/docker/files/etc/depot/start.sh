#!/bin/sh
exec depot
