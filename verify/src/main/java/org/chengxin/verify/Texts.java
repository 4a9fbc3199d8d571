package org.chengxin.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks the texts of evaluations and takes their hashes, each in the place of the one before. For one thread. */
final class Texts {

    private static final int FEWEST_BYTES = 1 << 14;

    private final Inflater inflater = new Inflater();
    private final MessageDigest digest = sha256();
    private byte[] out = new byte[FEWEST_BYTES];
    private int length;

    /**
     * An answer, until the next text is unpacked.
     *
     * @param length negative where it cannot be unpacked
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared by value
    record Answer(byte[] bytes, int length) {

        /** Whether it is these bytes. */
        boolean says(byte[] text) {
            return length >= 0 && Arrays.equals(bytes, 0, length, text, 0, text.length);
        }
    }

    /** An input; nothing, which no hash was ever kept of, where it cannot be unpacked. */
    byte[] input(byte[] packed) {
        return Arrays.copyOf(out(packed), Math.max(0, length));
    }

    Answer answer(byte[] packed) {
        return new Answer(out(packed), length);
    }

    /** Unpacks into one array; the length is negative where that cannot be done. */
    private byte[] out(byte[] packed) {
        inflater.reset();
        inflater.setInput(packed);
        length = 0;
        try {
            while (!inflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, 2 * length);
                }
                int more = inflater.inflate(out, length, out.length - length);
                if (more == 0 && !inflater.finished()) {
                    length = -1;
                    return out;
                }
                length += more;
            }
        } catch (DataFormatException e) {
            length = -1;
        }
        return out;
    }

    byte[] hash(Answer answer) {
        digest.update(answer.bytes(), 0, Math.max(0, answer.length()));
        return digest.digest();
    }

    /**
     * The hash of an object of JSON without its first member.
     *
     * @param without how many bytes that takes with the brace before it and the comma behind; 0 for none
     */
    byte[] hash(byte[] text, int without) {
        if (without > 0) {
            digest.update((byte) '{');
        }
        digest.update(text, without, text.length - without);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
