package org.chengxin.core.json;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON text, in one pass, into maps, lists, texts, {@link BigDecimal}s, truth values and {@link #NULL}. Its depth and
 * the length of its names and numbers are bounded; a member that stands twice is a fault, since one of the two would be lost.
 */
public final class JsonInput {

    /** A JSON null, which stands for nothing that the contract knows. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(100)
                    .maxNameLength(200)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private JsonInput() {}

    /**
     * Reads a text to its end.
     *
     * @param in UTF-8, bounded in size by the caller
     * @param faults where the fault goes if it is no JSON
     * @return the value, null if it is no JSON
     * @throws IOException if the stream cannot be read
     */
    public static Object read(InputStream in, Faults faults) throws IOException {
        byte[] bytes = in.readAllBytes();
        return read(bytes, faults);
    }

    /** Reads a text; see {@link #read(InputStream, Faults)}. */
    public static Object read(byte[] bytes, Faults faults) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (!decode(bytes, text)) {
            broken(text.flip(), faults);
            return null;
        }
        text.flip();
        int start = text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), text.array(), start, text.length() - start)) {
            if (parser.nextToken() == null) {
                faults.add("", FaultCode.JSON_BROKEN, 1, 1);
                return null;
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                broken(parser.currentTokenLocation(), faults);
                return null;
            }
            return value;
        } catch (StreamConstraintsException | NumberFormatException e) {
            // The parser lets a number pass whose exponent no decimal can have, and then fails to make it.
            faults.add("", FaultCode.JSON_LIMIT);
            return null;
        } catch (StreamReadException e) {
            if (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate")) {
                faults.add(
                        "",
                        FaultCode.JSON_DUPLICATE,
                        e.getLocation().getLineNr(),
                        e.getLocation().getColumnNr());
            } else {
                broken(e.getLocation(), faults);
            }
            return null;
        } catch (JacksonException e) {
            broken(e.getLocation(), faults);
            return null;
        }
    }

    /** Decodes strictly: no half characters, no other encoding that the parser would guess (RFC 8259: UTF-8 alone). */
    private static boolean decode(byte[] bytes, CharBuffer text) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
    }

    private static void broken(CharSequence good, Faults faults) {
        int lines = Math.toIntExact(good.chars().filter(c -> c == '\n').count());
        int column = good.length() - good.toString().lastIndexOf('\n');
        faults.add("", FaultCode.JSON_BROKEN, lines + 1, column);
    }

    private static void broken(TokenStreamLocation location, Faults faults) {
        boolean known = location != null && location.getLineNr() > 0;
        faults.add("", FaultCode.JSON_BROKEN, known ? location.getLineNr() : 1, known ? location.getColumnNr() : 1);
    }

    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> throw new IllegalStateException("a JSON parser never begins a value with " + token);
        };
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
