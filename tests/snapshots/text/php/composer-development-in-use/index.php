<?php
require 'vendor/autoload.php';

echo \Faker\Factory::create()->name();
$names = new Faker\Generator();
