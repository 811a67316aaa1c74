<?php echo extension_loaded("redis") ? "ready" : "not ready";
