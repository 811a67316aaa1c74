<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && $path !== '/price') {
    http_response_code(404);
    exit("no such page\n");
}
echo $path, ' ', (new NumberFormatter('de_DE', NumberFormatter::CURRENCY))->format(1234.5), "\n";
