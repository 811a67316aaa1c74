#include <stdio.h>
#include <stdlib.h>

int main(int count, char **words)
{
    const char *name = getenv("NAME");
    if (count < 2 || !name)
        return 1;
    printf("%s, %s\n", words[1], name);
    return 0;
}
