<?php echo extension_loaded("intl") ? "ready" : "not ready";
