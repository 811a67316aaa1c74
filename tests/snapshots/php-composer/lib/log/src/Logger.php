<?php namespace Acme\Log; class Logger { function name() { return "shop"; } }
