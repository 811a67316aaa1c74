#include <dlfcn.h>
#include <stdio.h>

int main(void) {
    void *library = dlopen("libsqlite3.so.0", RTLD_NOW);
    if (!library) return fprintf(stderr, "%s\n", dlerror()), 1;
    const char *(*version)(void) = (const char *(*)(void))dlsym(library, "sqlite3_libversion");
    return version ? printf("sqlite %s\n", version()) < 0 : 1;
}
