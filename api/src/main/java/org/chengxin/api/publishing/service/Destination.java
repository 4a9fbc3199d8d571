package org.chengxin.api.publishing.service;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.publishing.store.WaitingMessage;

/** Another system that messages go to. */
public interface Destination {

    /** Its id, as in {@code gsxt}. */
    String id();

    /** How messages get there: {@code file} or {@code http}. */
    String transport();

    /** How many messages it takes at once. */
    int atOnce();

    /**
     * Sends some messages, all of different subjects.
     *
     * @return what has become of each, in their order
     */
    List<Sent> send(List<WaitingMessage> messages) throws InterruptedException;

    /** Takes what a destination says it holds, item by item. */
    @FunctionalInterface
    interface Holder {
        /**
         * Takes one.
         *
         * @param digest SHA-256 in hexadecimal digits
         */
        void holds(String item, String digest);
    }

    /**
     * As of when it tells what it holds.
     *
     * @param since as of when it did before, null where it never did
     * @param now the present moment
     * @return empty where it has told nothing new
     * @throws IOException if it cannot be asked; the message is for people
     */
    Optional<Instant> toldAt(Instant since, Instant now) throws IOException;

    /**
     * Asks what it holds.
     *
     * @throws IOException if it cannot be asked, or says it in another way than agreed; the message is for people
     */
    void holdings(Holder holder) throws IOException, InterruptedException;
}
