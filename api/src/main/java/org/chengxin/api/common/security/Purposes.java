package org.chengxin.api.common.security;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;

/** What a request says it is for. Headers are Latin letters by their standard, so Chinese comes as UTF-8 or percent-encoded. */
final class Purposes {

    static final String HEADER = "Purpose";
    private static final int LONGEST = 200;

    private Purposes() {}

    /** The purpose in a header; empty where it cannot be one. */
    static Optional<String> read(String header) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
            String decoded =
                    text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
            return Optional.ofNullable(Bound.text(decoded.strip(), "", LONGEST, new Faults()));
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return Optional.empty(); // neither UTF-8 nor percent-encoded UTF-8
        }
    }
}
