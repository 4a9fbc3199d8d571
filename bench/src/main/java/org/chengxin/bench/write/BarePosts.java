package org.chengxin.bench.write;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** POSTs written and read by hand: what a client library does besides is in neither side of the ratio. */
final class BarePosts implements Posts {

    private static final String CREATED = "201";

    private final URI server;
    private final String head;
    private Socket socket;
    private InputStream in;

    BarePosts(String url, String authorization) {
        server = URI.create(url);
        head = "Host: " + server.getAuthority() + "\r\nAuthorization: " + authorization
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    private void open() throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    @Override
    public long send(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] start = ("POST " + path + " HTTP/1.1\r\n" + head + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        if (socket == null) {
            open();
        }
        long begin = System.nanoTime();
        socket.getOutputStream().write(request);
        String status = line();
        Map<String, String> fields = fields();
        String answer = body(fields);
        long took = System.nanoTime() - begin;
        if ("close".equalsIgnoreCase(fields.get("connection"))) {
            close(); // which the server does now and then after some hundred requests
        }
        if (!status.contains(" " + CREATED + " ")) {
            throw new IOException(path + " answers " + status + ": " + answer);
        }
        return took;
    }

    private Map<String, String> fields() throws IOException {
        Map<String, String> fields = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return fields;
    }

    private String body(Map<String, String> fields) throws IOException {
        if (fields.containsKey("content-length")) {
            return text(Integer.parseInt(fields.get("content-length")));
        }
        StringBuilder body = new StringBuilder();
        for (int chunk = Integer.parseInt(line(), 16); chunk > 0; chunk = Integer.parseInt(line(), 16)) {
            body.append(text(chunk));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the server hung up");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
