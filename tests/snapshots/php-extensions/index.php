<?php
echo implode(",", array_filter(["gd", "zip", "curl"], "extension_loaded")), "\n", trim(shell_exec("yamlversion")), "\n";
