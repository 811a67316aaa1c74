#include <sox.h>
#include <stdio.h>

int main(int count, char **words) {
    sox_init();
    const char *name = count > 1 ? words[1] : "wav";
    printf("%s: %s\n", name, sox_find_format(name, sox_false) ? "known" : "not known");
    return 0;
}
