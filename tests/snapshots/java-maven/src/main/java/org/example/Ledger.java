package org.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/** Tells the accounts that the archive holds. */
public final class Ledger {
    private Ledger() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/accounts", exchange -> answer(exchange, 200, accounts()));
        server.createContext("/tls", exchange -> answer(exchange, 200, protocol()));
        server.createContext("/", exchange -> answer(exchange, 410, "gone"));
        server.start();
    }

    private static String accounts() throws IOException {
        try (InputStream accounts = Ledger.class.getResourceAsStream("/accounts.txt")) {
            return new String(accounts.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String protocol() throws IOException {
        try {
            return SSLContext.getDefault().getProtocol();
        } catch (NoSuchAlgorithmException missing) {
            throw new IOException(missing);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
