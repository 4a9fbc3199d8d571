package org.chengxin.api.grade.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/** Texts as tables keep them: compressed (zlib). */
public final class PackedText {

    private static final int BUFFER = 4096;

    private PackedText() {}

    static byte[] packed(byte[] bytes) {
        // The best level takes more than twice as long and saves a twentieth.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
            byte[] some = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(some, 0, deflater.deflate(some));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    public static byte[] unpacked(byte[] bytes) {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return inflater.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text has a part, byte for byte. */
    public static boolean contains(byte[] text, byte[] part) {
        for (int from = 0; from + part.length <= text.length; from++) {
            if (text[from] == part[0] && Arrays.equals(text, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
