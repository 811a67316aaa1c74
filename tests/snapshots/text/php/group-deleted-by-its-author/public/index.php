<?php echo "ready";
