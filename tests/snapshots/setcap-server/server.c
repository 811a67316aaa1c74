#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void end(int number) { _exit(number == SIGTERM ? 0 : 1); }

int main(void) {
    signal(SIGTERM, end);
    char page[200] = "";
    FILE *file = fopen("/var/lib/served/private/page", "r");
    if (!file || !fgets(page, sizeof page, file)) return perror("page"), 1;
    int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(80)};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 8)) return perror("port 80"), 1;
    for (;;) {
        int client = accept(listener, NULL, NULL);
        char request[2048];
        if (read(client, request, sizeof request) > 0)
            dprintf(client, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s", strlen(page), page);
        close(client);
    }
}
