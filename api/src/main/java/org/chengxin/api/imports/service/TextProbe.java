package org.chengxin.api.imports.service;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/**
 * Looks at a file as it goes by, and tells in the end which encoding it is in, or why it is no text of one: its first bytes are those
 * of an archive or a document, it has a NUL, some line is in neither encoding, or some are in the one and some in the other. Line
 * ends, commas and quotation marks are the same bytes in both encodings, and no part of another character.
 */
final class TextProbe {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final String BOTH = "UTF-8, GB18030";
    private static final List<byte[]> MAGIC = List.of(
            new byte[] {'P', 'K', 3, 4},
            new byte[] {0x1f, (byte) 0x8b},
            new byte[] {'%', 'P', 'D', 'F'},
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
            new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf},
            new byte[] {'R', 'a', 'r', '!'},
            new byte[] {'B', 'Z', 'h'},
            new byte[] {(byte) 0xfe, (byte) 0xff},
            new byte[] {(byte) 0xff, (byte) 0xfe});
    private static final int LONGEST_MAGIC = 4;

    private final byte[] head = new byte[LONGEST_MAGIC];
    private int headLength;
    private long line = 1;
    private boolean nul;
    private boolean quoted;
    private boolean blankLine = true;
    private boolean blankRecord = true;
    private long lines;
    private long records;

    /** How many bytes of a UTF-8 character are still to come, and the bounds of the next. */
    private int utf8Left;

    private int utf8Low = 0x80;
    private int utf8High = 0xbf;
    private boolean lineIsUtf8 = true;
    /** Which byte of a character of GB18030 comes next, from 0. */
    private int gbAt;

    private boolean lineIsGb = true;
    private boolean lineIsAscii = true;

    private long utf8Lines;
    private long firstUtf8Line;
    private long firstNoUtf8Line;
    private long noUtf8Lines;
    private long firstNoGbLine;

    /** Looks at some more bytes. */
    void feed(byte[] bytes, int length) {
        for (int i = 0; i < length && headLength < LONGEST_MAGIC; i++) {
            head[headLength++] = bytes[i];
        }
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            if (b > 0 && b != '\n') {
                quoted ^= b == '"';
                blankLine &= b == '\r' || b == ' ';
                if (!lineIsAscii) {
                    asciiWithin(b);
                }
            } else if (b == '\n') {
                endLine();
            } else if (b == 0) {
                nul = true;
            } else {
                lineIsAscii = false;
                blankLine = false;
                utf8(b & 0xff);
                gb(b & 0xff);
            }
        }
    }

    private void asciiWithin(int b) {
        if (utf8Left > 0) {
            lineIsUtf8 = false;
            utf8Left = 0;
        }
        if (gbAt > 0) {
            gb(b);
        }
    }

    private void utf8(int b) {
        if (utf8Left > 0) {
            if (b < utf8Low || b > utf8High) {
                lineIsUtf8 = false;
            }
            utf8Left--;
            utf8Low = 0x80;
            utf8High = 0xbf;
        } else if (b >= 0xc2 && b <= 0xdf) {
            utf8Left = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            utf8Left = 2;
            utf8Low = b == 0xe0 ? 0xa0 : 0x80;
            utf8High = b == 0xed ? 0x9f : 0xbf;
        } else if (b >= 0xf0 && b <= 0xf4) {
            utf8Left = 3;
            utf8Low = b == 0xf0 ? 0x90 : 0x80;
            utf8High = b == 0xf4 ? 0x8f : 0xbf;
        } else {
            lineIsUtf8 = false;
        }
    }

    private void gb(int b) {
        boolean digit = b >= '0' && b <= '9';
        boolean lead = b >= 0x81 && b <= 0xfe;
        switch (gbAt) {
            case 0 -> {
                gbAt = lead ? 1 : 0;
                lineIsGb &= lead;
            }
            case 1 -> {
                gbAt = digit ? 2 : 0;
                lineIsGb &= digit || (b >= 0x40 && b <= 0xfe && b != 0x7f);
            }
            case 2 -> {
                gbAt = lead ? 3 : 0;
                lineIsGb &= lead;
            }
            default -> {
                gbAt = 0;
                lineIsGb &= digit;
            }
        }
    }

    private void endLine() {
        blankRecord &= blankLine;
        lines += blankLine ? 0 : 1;
        blankLine = true;
        if (!quoted) {
            records += blankRecord ? 0 : 1;
            blankRecord = true;
        }
        if (!lineIsAscii) {
            if (lineIsUtf8 && utf8Left == 0) {
                utf8Lines++;
                firstUtf8Line = firstUtf8Line == 0 ? line : firstUtf8Line;
            } else {
                noUtf8Lines++;
                firstNoUtf8Line = firstNoUtf8Line == 0 ? line : firstNoUtf8Line;
            }
            if ((!lineIsGb || gbAt != 0) && firstNoGbLine == 0) {
                firstNoGbLine = line;
            }
            utf8Left = 0;
            utf8Low = 0x80;
            utf8High = 0xbf;
            gbAt = 0;
            lineIsUtf8 = true;
            lineIsGb = true;
            lineIsAscii = true;
        }
        line++;
    }

    /**
     * The encoding of all that went by.
     *
     * @param declared the one that the sender names, null where it names none
     * @return empty, with the fault noted, where it is no text of an encoding that is taken
     */
    Optional<Charset> charset(Charset declared, Faults faults) {
        quoted = false;
        endLine();
        if (nul || MAGIC.stream().anyMatch(this::begins)) {
            faults.add("", FaultCode.FILE_NOT_TEXT);
            return Optional.empty();
        }
        Charset charset = declared == null ? likely() : declared;
        long wrong = charset.equals(StandardCharsets.UTF_8) ? firstNoUtf8Line : wrongGbLine(declared != null);
        if (wrong > 0) {
            faults.add("", FaultCode.TEXT_ENCODING, wrong, declared == null ? BOTH : charset.name());
            return Optional.empty();
        }
        return Optional.of(charset);
    }

    /** How many lines went by that are not blank; to be asked for after the encoding. */
    long lines() {
        return lines;
    }

    /** The same, a line end between quotation marks being none. */
    long records() {
        return records;
    }

    private boolean begins(byte[] magic) {
        return headLength >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private boolean hasByteOrderMark() {
        return begins(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    }

    /** What most lines that are not ASCII are in. */
    private Charset likely() {
        return hasByteOrderMark() || noUtf8Lines <= utf8Lines ? StandardCharsets.UTF_8 : GB18030;
    }

    /**
     * The first line that is not in GB18030. Bytes of UTF-8 often happen to be some in GB18030, hardly ever the other way round: so
     * where nobody has said which, several lines of UTF-8 among the others show a file put together from two.
     */
    private long wrongGbLine(boolean declared) {
        boolean mixed = !declared && utf8Lines > 1 + noUtf8Lines / 20;
        return mixed && (firstNoGbLine == 0 || firstUtf8Line < firstNoGbLine) ? firstUtf8Line : firstNoGbLine;
    }
}
