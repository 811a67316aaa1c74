#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **words)
{
    long sum = 0;
    if (count < 2) {
        fputs("usage: total NUMBER...\n", stderr);
        return 2;
    }
    if (!strcmp(words[1], "--version")) {
        puts("total 1.0");
        return 0;
    }
    for (int i = 1; i < count; i++)
        sum += strtol(words[i], NULL, 10);
    printf("%ld\n", sum);
    return 0;
}
