#include <ev.h>
#include <stdio.h>

int main(void) {
    printf("%d\n", ev_version_major());
    return 0;
}
