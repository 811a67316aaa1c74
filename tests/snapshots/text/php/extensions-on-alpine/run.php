<?php echo mb_strlen("ready"), PHP_EOL;
