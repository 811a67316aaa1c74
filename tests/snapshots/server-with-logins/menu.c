#include <stdio.h>

int main(void) {
    puts("1 coffee\n2 tea");
    return 0;
}
