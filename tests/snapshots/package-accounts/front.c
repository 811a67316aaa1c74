#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Answers on port 8000 with what the engine in the home directory says. */
int main(void) {
    int on = 1, server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(8000)};
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16))
        return 1;
    for (;;) {
        char request[4096], said[64] = "nothing\n", command[256], answer[512];
        int client = accept(server, NULL, NULL);
        if (read(client, request, sizeof request) > 0) {
            snprintf(command, sizeof command, "%s/.cache/engine/run", getenv("HOME"));
            FILE *engine = popen(command, "r");
            if (!fgets(said, sizeof said, engine))
                strcpy(said, "no engine\n");
            pclose(engine);
            int length = snprintf(answer, sizeof answer, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n%s", said);
            if (write(client, answer, length) < 0)
                return 1;
        }
        close(client);
    }
}
