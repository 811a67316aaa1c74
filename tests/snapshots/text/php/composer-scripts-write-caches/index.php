<?php
require 'vendor/autoload.php';

use Monolog\Logger;

echo (new Logger('shop'))->getName();
