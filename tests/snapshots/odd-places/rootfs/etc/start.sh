#!/bin/sh
cat /usr/share/own/words
exec tool
