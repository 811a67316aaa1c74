int level(void);

int main(void) { return level() != 3; }
