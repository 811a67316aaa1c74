/* Tells the title of a feed. */
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    xmlDocPtr feed = xmlReadFile(argc > 1 ? argv[1] : DATADIR "/feed.xml", NULL, XML_PARSE_NOERROR);
    if (feed == NULL) {
        fputs("no such feed\n", stderr);
        return 2;
    }
    for (xmlNodePtr node = xmlDocGetRootElement(feed)->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "title") == 0)
            puts((const char *)xmlNodeGetContent(node));
    xmlFreeDoc(feed);
    return 0;
}
