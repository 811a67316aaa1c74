<?php
echo squeeze(file_get_contents(__DIR__ . '/text.txt')), "\n";
