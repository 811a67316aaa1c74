#include <stdio.h>
#include <string.h>

/* Counts the certificates of a store. */
int main(int argc, char **argv) {
    char line[256];
    int count = 0;
    FILE *store = fopen(argc > 1 ? argv[1] : "/etc/ssl/certs/ca-certificates.crt", "r");
    if (store == NULL)
        return 1;
    while (fgets(line, sizeof line, store) != NULL)
        count += strncmp(line, "-----BEGIN CERTIFICATE", 22) == 0;
    fclose(store);
    printf("%s\n", count > 0 ? "a store" : "nothing");
    return 0;
}
