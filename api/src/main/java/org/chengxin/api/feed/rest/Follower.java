package org.chengxin.api.feed.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.feed.service.Change;

/**
 * One open stream. What it is to be sent waits in a queue of its own, since a client that does not read holds up whoever writes to it;
 * one that goes on reading gets everything, however slowly, and one that does not for half a minute is dropped.
 */
final class Follower {

    private static final int ROOM = 500;
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final SseEventSink sink;
    private final Sse sse;
    private final BlockingQueue<Change> queue = new ArrayBlockingQueue<>(ROOM);
    private final Thread writer = Thread.ofVirtual().name("feed follower").unstarted(this::write);

    /** The position of the last change that is in the queue or was. */
    private volatile long position;

    private volatile long servedAt = System.nanoTime();

    /** Since when something is being sent, null while nothing is. */
    private volatile Long sendingSince;

    private volatile boolean ended;

    Follower(long after, String address, SseEventSink sink, Sse sse) {
        this.position = after;
        this.address = address;
        this.sink = sink;
        this.sse = sse;
    }

    void begin() {
        writer.start();
    }

    String address() {
        return address;
    }

    long position() {
        return position;
    }

    /** When it was given something last, or begun. */
    long servedAt() {
        return servedAt;
    }

    boolean hasRoom() {
        return queue.remainingCapacity() > 0;
    }

    /** Takes those of some changes that it has not had, as many as it has room for; they begin where it is, or before. */
    void take(List<Change> changes) {
        servedAt = System.nanoTime();
        for (Change change : changes) {
            if (change.position() > position) {
                if (!queue.offer(change)) {
                    return; // the others when there is room again
                }
                position = change.position();
            }
        }
    }

    /** Whether there is nobody any more to send anything to. */
    boolean isGone() {
        Long since = sendingSince;
        return ended || sink.isClosed() || (since != null && System.nanoTime() - since > PATIENCE.toNanos());
    }

    /** Ends it; what waits is not sent any more. */
    void end() {
        ended = true;
        writer.interrupt();
    }

    private void write() {
        try (sink) {
            send(sse.newEventBuilder().comment("").build());
            while (!ended && !sink.isClosed()) {
                Change change = queue.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
                send(change == null ? sse.newEventBuilder().comment("").build() : event(change));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was dropped
        } catch (CompletionException | IllegalStateException e) {
            // The client has gone.
        } finally {
            ended = true;
        }
    }

    private OutboundSseEvent event(Change change) {
        return sse.newEventBuilder()
                .id(Long.toString(change.position()))
                .name(change.type())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, new String(Json.bytes(change), StandardCharsets.UTF_8))
                .build();
    }

    private void send(OutboundSseEvent event) {
        sendingSince = System.nanoTime();
        sink.send(event).toCompletableFuture().join();
        sendingSince = null;
    }
}
