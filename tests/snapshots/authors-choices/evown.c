int ev_version_major(void) { return 99; }
