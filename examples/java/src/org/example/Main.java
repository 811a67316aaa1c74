package org.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.FileReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A server that greets as its configuration says. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> answer(exchange, 404, "nothing here"));
        server.createContext("/greeting", exchange -> answer(exchange, 200, greeting()));
        server.createContext("/version", exchange -> answer(exchange, 200, System.getProperty("java.specification.version")));
        server.start();
    }

    private static String greeting() throws IOException {
        Properties properties = new Properties();
        try (FileReader reader = new FileReader("config/greeting.properties", StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.getProperty("greeting");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
