#include <openssl/evp.h>
#include <png.h>
#include <stdio.h>

/* The digest of a file whose name the settings tell, and the release of a library. */
int main(void)
{
    char path[256] = "", text[4096];
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    FILE *settings = fopen("/etc/svc.conf", "r"), *file;

    if (settings == NULL || fscanf(settings, "%255s", path) != 1 || (file = fopen(path, "r")) == NULL)
        return 1;
    EVP_Digest(text, fread(text, 1, sizeof text, file), digest, &length, EVP_sha256(), NULL);
    for (unsigned int i = 0; i < length; i++)
        printf("%02x", digest[i]);
    printf(" %s\n", png_get_libpng_ver(NULL));
    return 0;
}
