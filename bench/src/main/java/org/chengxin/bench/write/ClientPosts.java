package org.chengxin.bench.write;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** POSTs as a program of an office sends them: with Java's own HTTP client. */
final class ClientPosts implements Posts {

    private static final int CREATED = 201;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    ClientPosts(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    @Override
    public long send(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != CREATED) {
            throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return took;
    }

    @Override
    public void close() {
        client.close();
    }
}
