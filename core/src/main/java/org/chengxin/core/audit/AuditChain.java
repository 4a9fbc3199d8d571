package org.chengxin.core.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The chain that the entries of the audit trail are linked into, so that none can be changed, left out, put in or moved without
 * every later hash becoming another.
 *
 * <p>Links are numbered 1, 2, 3 … without a gap. The hash of a link is SHA-256 of the hash of the link before it, 32 zero bytes
 * before the first, followed by the canonical bytes of its entry: one byte 1 (this form); the entry's number and its time in
 * microseconds since 1970-01-01 UTC, eight bytes each; then actor, roles, authority, purpose, subject, action, object, request id
 * and detail, each as the length of its UTF-8 in four bytes and that UTF-8, null as the length −1. Numbers have the most
 * significant byte first.
 */
public final class AuditChain {

    /** How long a hash is. */
    public static final int HASH_BYTES = 32;

    private static final byte FORM = 1;

    private AuditChain() {}

    /** The hash before the first link. */
    public static byte[] genesis() {
        return new byte[HASH_BYTES];
    }

    /**
     * The hash of the link that an entry gets.
     *
     * @param previous the hash of the link before it
     */
    public static byte[] next(byte[] previous, AuditEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(canonical(entry));
    }

    /** The bytes of an entry, always the same for the same entry and different for any other. */
    public static byte[] canonical(AuditEntry entry) {
        byte[][] texts = {
            utf8(entry.actor()),
            utf8(entry.roles()),
            utf8(entry.authority()),
            utf8(entry.purpose()),
            utf8(entry.subject()),
            utf8(entry.action()),
            utf8(entry.object()),
            utf8(entry.requestId()),
            utf8(entry.detail())
        };
        int size = Byte.BYTES + 2 * Long.BYTES;
        for (byte[] text : texts) {
            size += Integer.BYTES + (text == null ? 0 : text.length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(size)
                .put(FORM)
                .putLong(entry.id())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
        for (byte[] text : texts) {
            if (text == null) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(text.length).put(text);
            }
        }
        return bytes.array();
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** How a link can fail to fit. */
    public enum Misfit {
        /** It does not have the number after the one before. */
        NUMBER,
        /** The entry that it links is not there. */
        ENTRY,
        /** Its hash is not that of the link before and its entry. */
        HASH,
        /** It is the last one, and not the one that the head names. */
        HEAD
    }

    /**
     * Where a chain stops being one.
     *
     * @param seq the number that the link has, or for {@link Misfit#HEAD} the last link that there is
     * @param misfit what does not fit
     */
    public record Break(long seq, Misfit misfit) {}

    /** Follows a chain link by link, in flat memory, up to the first that does not fit. Not for several threads. */
    public static final class Walker {

        private long seq;
        private byte[] hash = genesis();
        private Break found;

        /**
         * Takes the next link. After one that does not fit nothing more is looked at.
         *
         * @param number its number
         * @param linked its hash
         * @param entry its entry, null where that is not there
         * @return whether the chain is whole up to here
         */
        public boolean link(long number, byte[] linked, AuditEntry entry) {
            if (found != null) {
                return false;
            }
            if (number != seq + 1) {
                return stop(number, Misfit.NUMBER);
            }
            if (entry == null) {
                return stop(number, Misfit.ENTRY);
            }
            byte[] right = next(hash, entry);
            if (!Arrays.equals(right, linked)) {
                return stop(number, Misfit.HASH);
            }
            seq = number;
            hash = right;
            return true;
        }

        /**
         * Ends the chain.
         *
         * @param number the number of the last link as the head has it, 0 for none
         * @param last its hash
         * @return whether the whole chain fits
         */
        public boolean head(long number, byte[] last) {
            if (found != null) {
                return false;
            }
            return (number == seq && Arrays.equals(hash, last)) || stop(seq, Misfit.HEAD);
        }

        private boolean stop(long number, Misfit misfit) {
            found = new Break(number, misfit);
            return false;
        }

        /** The number of the last link that fits, 0 before the first. */
        public long seq() {
            return seq;
        }

        /** The hash of the last link that fits. */
        public byte[] hash() {
            return hash.clone();
        }

        /** The first link that does not fit. */
        public Optional<Break> found() {
            return Optional.ofNullable(found);
        }
    }
}
