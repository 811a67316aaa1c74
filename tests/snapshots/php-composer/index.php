<?php require 'vendor/autoload.php'; use Acme\Log\Logger; echo (new Logger)->name();
