package org.chengxin.api.common.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import org.chengxin.api.common.json.ETags;

/** Makes the answers that are files: written as they come, with an entity tag that is known before. */
public final class Download {

    private static final String PLAIN = "!#$&+-.^_`|~";

    private Download() {}

    /**
     * A file that is not compressed on its way.
     *
     * @param hash of its bytes, in letters and digits
     */
    public static Response.ResponseBuilder of(StreamingOutput bytes, long length, MediaType type, String hash) {
        return Response.ok(bytes, type)
                .header(HttpHeaders.CONTENT_LENGTH, length)
                .header(HttpHeaders.ETAG, ETags.header(hash, 0, null));
    }

    /**
     * A text.
     *
     * @param hash of its bytes, in letters and digits
     * @param acceptEncoding what the client takes, null where it does not say
     */
    public static Response.ResponseBuilder ofText(byte[] text, MediaType type, String hash, String acceptEncoding) {
        StreamingOutput bytes = out -> out.write(text);
        return Response.ok(bytes, type).header(HttpHeaders.ETAG, ETags.header(hash, text.length, acceptEncoding));
    }

    /**
     * A {@code Content-Disposition} by which a browser keeps a file and does not show it (RFC 6266).
     *
     * @param latin what the file is called by clients that know Latin letters only
     * @param name what people call it
     */
    public static String kept(String latin, String name) {
        return "attachment" + named(latin, name);
    }

    /** One by which a browser shows a file, and knows what to call it. */
    public static String shown(String latin, String name) {
        return "inline" + named(latin, name);
    }

    private static String named(String latin, String name) {
        return "; filename=\"" + latin + "\"; filename*=UTF-8''" + encoded(name);
    }

    /** A text as RFC 8187 writes it in a header. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", octet & 0xFF));
        }
        return encoded.toString();
    }
}
