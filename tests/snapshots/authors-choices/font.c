#include <fontconfig/fontconfig.h>
#include <stdio.h>

int main(int count, char **words) {
    FcResult result;
    FcChar8 *family = (FcChar8 *)"none";
    FcPattern *pattern = FcNameParse((FcChar8 *)(count > 1 ? words[1] : "sans"));
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcPattern *match = FcFontMatch(NULL, pattern, &result);
    if (match)
        FcPatternGetString(match, FC_FAMILY, 0, &family);
    printf("%s\n", family);
    return 0;
}
