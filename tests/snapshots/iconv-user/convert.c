#include <iconv.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(void) {
    if (!setlocale(LC_ALL, "")) return fputs("no locale\n", stderr), 3;
    char from[] = "gr\xfc\xdf dich", to[64] = "", day[64];
    char *in = from, *out = to;
    size_t left = strlen(from), room = sizeof to - 1;
    iconv_t converter = iconv_open("UTF-8", "ISO-8859-15");
    if (converter == (iconv_t)-1) return perror("iconv_open"), 1;
    if (iconv(converter, &in, &left, &out, &room) == (size_t)-1) return perror("iconv"), 2;
    struct tm monday = {.tm_wday = 1};
    strftime(day, sizeof day, "%A", &monday);
    return printf("%s, %s\n", to, day) < 0;
}
