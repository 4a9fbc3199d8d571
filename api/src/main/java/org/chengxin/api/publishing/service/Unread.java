package org.chengxin.api.publishing.service;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a body that nobody reads, so that the connection can be used again; of a long one not all of it. */
final class Unread implements BodySubscriber<Void> {

    private static final long MOST = 1 << 16;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private long seen;

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
        subscription = body;
        body.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        some.forEach(bytes -> seen += bytes.remaining());
        if (seen > MOST) {
            subscription.cancel();
            done.complete(null);
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }
}
