#include <enchant.h>
#include <stdio.h>
#include <string.h>

/* Whether a German word is spelled right. */
int main(int count, char **words)
{
    EnchantBroker *broker = enchant_broker_init();
    EnchantDict *dictionary = enchant_broker_request_dict(broker, "de_DE");
    const char *word = count > 1 ? words[1] : "Haus";

    if (dictionary == NULL)
    {
        puts("no dictionary");
        return 1;
    }

    puts(enchant_dict_check(dictionary, word, strlen(word)) == 0 ? "right" : "wrong");
    return 0;
}
