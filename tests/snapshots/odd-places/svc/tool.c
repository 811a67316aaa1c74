#include <locale.h>
#include <stdio.h>
#include <time.h>

int main(void) {
    time_t epoch = 0;
    char text[64];
    const char *locale = setlocale(LC_ALL, "");
    strftime(text, sizeof text, "%A %H:%M %Z", localtime(&epoch));
    printf("%s: %s\n", locale ? locale : "no locale", text);
    return 0;
}
