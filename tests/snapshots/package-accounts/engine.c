#include <stdio.h>

int main(void) {
    puts("engine 42");
    return 0;
}
