package org.chengxin.api.publishing.service;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;

/**
 * What a destination says it holds: one JSON object a line, {@code {"item": …, "digest": …}} for each item, at last {@code {"end":
 * true}} or {@code {"next": cursor}}, so that a text that was cut off is not taken for a whole one.
 */
final class HoldingsText {

    private static final int LONGEST_LINE = 1_000;
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9./_-]{1,120}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9._~-]{1,200}");

    private HoldingsText() {}

    /**
     * Reads a text to its end.
     *
     * @param most how many items it may name
     * @return where it goes on, empty where it does not
     * @throws IOException if it cannot be read or is none; the message is for people
     */
    static Optional<String> read(InputStream in, long most, Destination.Holder holder) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, 1 << 16);
        long number = 0;
        for (byte[] line = line(bytes); line != null; line = line(bytes)) {
            number++;
            Object json = JsonInput.read(line, new Faults());
            if (!(json instanceof Map<?, ?> members)) {
                throw unlike(number);
            }
            if (Boolean.TRUE.equals(members.get("end"))) {
                return Optional.empty();
            }
            if (members.get("next") instanceof String cursor
                    && CURSOR.matcher(cursor).matches()) {
                return Optional.of(cursor);
            }
            boolean whole = members.get("item") instanceof String item
                    && ITEM.matcher(item).matches()
                    && members.get("digest") instanceof String digest
                    && DIGEST.matcher(digest).matches();
            if (!whole) {
                throw unlike(number);
            }
            if (number > most) {
                throw new IOException("it names more than " + most + " items");
            }
            holder.holds((String) members.get("item"), (String) members.get("digest"));
        }
        throw new IOException("what it holds ends after line " + number + " without saying so");
    }

    private static IOException unlike(long number) {
        return new IOException("line " + number + " of what it holds is not as agreed");
    }

    /** The next line without its end, null after the last. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(200);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of what it holds is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        return line.toByteArray();
    }
}
