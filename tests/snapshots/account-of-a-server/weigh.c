#include <stdio.h>

static int read_from(const char *path)
{
    int weight = 0;
    FILE *file = fopen(path, "r");

    if (file == NULL || fscanf(file, "%d", &weight) != 1)
        printf("nothing in %s\n", path);
    return weight;
}

/* What is in both caches. */
int main(void)
{
    printf("%d\n", read_from("/home/weigh/.cache/models/weights") + read_from("/var/cache/weigh/weights"));
    return 0;
}
