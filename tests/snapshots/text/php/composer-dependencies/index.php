<?php require "vendor/autoload.php"; echo "ready";
