#include <dlfcn.h>
#include <stdio.h>

int main(int argc, char **argv) {
    char name[100];
    snprintf(name, sizeof name, "lib%s.s%c.%d", argc > 1 ? argv[1] : "none", 'o', 0);
    void *library = dlopen(name, RTLD_NOW);
    if (!library) return fprintf(stderr, "%s\n", dlerror()), 1;
    return puts("opened") < 0;
}
