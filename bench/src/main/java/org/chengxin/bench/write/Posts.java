package org.chengxin.bench.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** POSTs one after the other over one connection, in the thread that measures: no pool of threads has a share in the time. */
final class Posts {

    private static final int CREATED = 201;

    private final String url;
    private final String authorization;

    Posts(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    /**
     * Sends JSON and reads the whole answer.
     *
     * @return how long it took, in nanoseconds
     * @throws IOException when the answer is not a 201: what was measured then is not what was meant
     */
    long send(String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Authorization", authorization);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = in.readAllBytes();
            long took = System.nanoTime() - begin;
            if (status != CREATED) {
                throw new IOException(path + " answers " + status + ": " + new String(answer, StandardCharsets.UTF_8));
            }
            return took;
        }
    }
}
