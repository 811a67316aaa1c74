#include <stdio.h>

int main(void) {
    puts("version 1");
    return 0;
}
