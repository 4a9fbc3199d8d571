package org.chengxin.core.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengxin.core.catalogue.CollectionLimits;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Coded;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.FactType;

/**
 * A JSON object being taken in: each member is asked for once, in its type and bounds; every fault goes to the collector under
 * the member's own pointer, and whatever was never asked for is unknown.
 */
public final class Bound {

    static final Text TEXT = Text.of("文本", "a text");
    static final Text NUMBER = Text.of("数字", "a number");
    static final Text TRUTH = Text.of("true 或 false", "true or false");
    static final Text OBJECT = Text.of("对象", "an object");
    static final Text ARRAY = Text.of("数组", "an array");
    private static final String DAY = "yyyy-mm-dd";
    private static final int MONTH = 5;
    private static final int DAY_OF_MONTH = 8;
    private static final int RADIX = 10;

    private final Map<String, Object> members;
    /** The object that this one is a member of, and by which name; pointers are put together only for faults. */
    private final Bound parent;

    private final String nameOrPointer;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    private Bound(Map<String, Object> members, Bound parent, String nameOrPointer, Faults faults) {
        this.members = members;
        this.parent = parent;
        this.nameOrPointer = nameOrPointer;
        this.faults = faults;
    }

    /** The object that a value must be; an empty one, with the fault noted, where it is none. */
    public static Bound object(Object value, String pointer, Faults faults) {
        return object(value, null, pointer, faults);
    }

    @SuppressWarnings("unchecked")
    private static Bound object(Object value, Bound parent, String nameOrPointer, Faults faults) {
        boolean object = value instanceof Map<?, ?>;
        Bound bound = new Bound(object ? (Map<String, Object>) value : null, parent, nameOrPointer, faults);
        if (!object) {
            faults.add(bound.pointer(), FaultCode.VALUE_TYPE, OBJECT);
        }
        return bound;
    }

    public String pointer() {
        return parent == null ? nameOrPointer : parent.pointer(nameOrPointer);
    }

    /** The pointer of a member. */
    public String pointer(String name) {
        return pointer() + "/" + Faults.token(name);
    }

    public boolean has(String name) {
        return members != null && members.containsKey(name);
    }

    /** Whether a member is this word. */
    public boolean is(String name, String word) {
        return members != null && word.equals(members.get(name));
    }

    /** Whether a member is an object itself. */
    public boolean isObject(String name) {
        return members != null && members.get(name) instanceof Map;
    }

    /** The names of its members, in their order. */
    public List<String> names() {
        return members == null ? List.of() : List.copyOf(members.keySet());
    }

    /** Notes a fault of a member. */
    public void fault(String name, FaultCode code, Object... particulars) {
        faults.add(pointer(name), code, particulars);
    }

    private Object ask(String name, boolean required) {
        asked.add(name);
        Object value = members == null ? null : members.get(name);
        if (value == null && required && members != null) {
            fault(name, FaultCode.FIELD_MISSING);
        }
        return value;
    }

    /** Notes every member that was not asked for as unknown, or as one that must never be collected (reading D3). */
    public void refuseOthers(FaultCode code) {
        if (members == null) {
            return;
        }
        for (String name : members.keySet()) {
            if (asked.contains(name) || faults.has(pointer(name), FaultCode.COLLECTION_FORBIDDEN)) {
                continue;
            }
            boolean forbidden = !faults.isFull() && CollectionLimits.isForbidden(name);
            fault(name, forbidden ? FaultCode.COLLECTION_FORBIDDEN : code);
        }
    }

    /**
     * Notes every name and text in the object, which is about a natural person, that must not be taken in (reading D3).
     *
     * @param consented whether the document of the person's consent is there
     */
    public void refuseWhatIsNotCollected(boolean consented) {
        CollectionLimits.check(members, pointer(), consented, faults);
    }

    /** A text of 1 to {@code longest} characters without control characters; null where absent or at fault. */
    public String text(String name, boolean required, int longest) {
        Object value = ask(name, required);
        if (value == null || (value instanceof String text && faultOf(text, longest) == null)) {
            return (String) value;
        }
        return text(value, pointer(name), longest, faults);
    }

    /** The same of a value that stands by itself. */
    public static String text(Object value, String at, int longest, Faults faults) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            faults.add(at, FaultCode.VALUE_TYPE, TEXT);
            return null;
        }
        FaultCode fault = faultOf(text, longest);
        if (fault == null) {
            return text;
        }
        if (fault == FaultCode.VALUE_LENGTH) {
            faults.add(at, fault, "1–" + longest);
        } else {
            faults.add(at, fault);
        }
        return null;
    }

    private static FaultCode faultOf(String text, int longest) {
        boolean blank = true;
        boolean clean = true;
        int characters = 0;
        for (int i = 0; i < text.length(); characters++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            blank = blank && (Character.isWhitespace(c) || Character.isSpaceChar(c));
            clean = clean && !Character.isISOControl(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        }
        if (blank || characters > longest) {
            return FaultCode.VALUE_LENGTH;
        }
        return clean ? null : FaultCode.VALUE_CHARACTERS;
    }

    /** A word of a closed vocabulary; null where absent or at fault. */
    public <T> T word(String name, boolean required, Function<String, T> parse, List<String> allowed) {
        Object value = ask(name, required);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String word)) {
            fault(name, FaultCode.VALUE_TYPE, TEXT);
            return null;
        }
        T known = parse.apply(word);
        if (known == null) {
            fault(name, FaultCode.VALUE_UNKNOWN, String.join(", ", allowed));
        }
        return known;
    }

    /** One of some words; null where absent or at fault. */
    public <T extends Coded> T word(String name, boolean required, T[] words) {
        Object value = ask(name, required);
        return value == null ? null : word(value, pointer(name), words);
    }

    private <T extends Coded> T word(Object value, String at, T[] words) {
        if (value == null) {
            return null;
        }
        for (T word : words) {
            if (word.code().equals(value)) {
                return word;
            }
        }
        if (value instanceof String) {
            faults.add(
                    at,
                    FaultCode.VALUE_UNKNOWN,
                    Arrays.stream(words).map(Coded::code).collect(Collectors.joining(", ")));
        } else {
            faults.add(at, FaultCode.VALUE_TYPE, TEXT);
        }
        return null;
    }

    /** Some of some words, in the order given; without those that are at fault, none where the array is. */
    public <T extends Coded> List<T> words(String name, int most, T[] words) {
        return items(name, most, (item, at) -> word(item, at, words));
    }

    /**
     * The items of an array that need not be there, in the order given; without those that are at fault, none where the array is.
     *
     * @param most how many there may be
     * @param read takes an item at its pointer, null where it is at fault; it notes that itself
     */
    <T> List<T> items(String name, int most, BiFunction<Object, String, T> read) {
        List<?> given = array(name, false);
        if (given.size() > most) {
            fault(name, FaultCode.VALUE_RANGE, "≤ " + most);
            return List.of();
        }
        Set<T> taken = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            String at = pointer(name) + "/" + i;
            T item = read.apply(given.get(i), at);
            if (item != null && !taken.add(item)) {
                faults.add(at, FaultCode.VALUE_DUPLICATE);
            }
        }
        return List.copyOf(taken);
    }

    /** A calendar day; null where absent or at fault. */
    public LocalDate day(String name, boolean required) {
        return day(name, ask(name, required));
    }

    private LocalDate day(String name, Object value) {
        LocalDate day = value instanceof String text ? parseDay(text).orElse(null) : null;
        return day != null || value == null ? day : day(value, pointer(name), faults);
    }

    static LocalDate day(Object value, String at, Faults faults) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            faults.add(at, FaultCode.VALUE_TYPE, TEXT);
            return null;
        }
        Optional<LocalDate> day = parseDay(text);
        if (day.isEmpty()) {
            faults.add(at, FaultCode.DATE_INVALID);
        }
        return day.orElse(null);
    }

    /** Reads a calendar day as {@code 2026-03-10}; empty where the text is none, or none that there is, like 2026-02-30. */
    public static Optional<LocalDate> parseDay(String text) {
        if (text.length() != DAY.length()) {
            return Optional.empty();
        }
        for (int i = 0; i < DAY.length(); i++) {
            char c = text.charAt(i);
            if (DAY.charAt(i) == '-' ? c != '-' : c < '0' || c > '9') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text, 0, MONTH - 1, RADIX),
                    Integer.parseInt(text, MONTH, DAY_OF_MONTH - 1, RADIX),
                    Integer.parseInt(text, DAY_OF_MONTH, DAY.length(), RADIX)));
        } catch (DateTimeException e) {
            return Optional.empty(); // has the form of a day but is none
        }
    }

    /** A truth value; null where absent or at fault. */
    public Boolean truth(String name) {
        Object value = ask(name, false);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        fault(name, FaultCode.VALUE_TYPE, TRUTH);
        return null;
    }

    /** An array; empty where absent or at fault. */
    public List<?> array(String name, boolean required) {
        Object value = ask(name, required);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            fault(name, FaultCode.VALUE_TYPE, ARRAY);
        }
        return List.of();
    }

    /** An object; null where absent. */
    public Bound object(String name, boolean required) {
        Object value = ask(name, required);
        return value == null ? null : object(value, this, name, faults);
    }

    /** An object; an empty one where absent, so that what must be in it is named by its own pointer. */
    public Bound objectOrEmpty(String name) {
        Object value = ask(name, false);
        return object(value == null ? Map.of() : value, this, name, faults);
    }

    /** A fact by its type; null where absent or at fault. */
    public Object fact(FactType type, boolean required) {
        String name = type.name();
        Object value = ask(name, required);
        if (value == null) {
            return null;
        }
        return switch (type.value()) {
            case FactType.Value.Truth truth -> {
                if (!(value instanceof Boolean)) {
                    fault(name, FaultCode.VALUE_TYPE, TRUTH);
                    yield null;
                }
                yield value;
            }
            case FactType.Value.Day day -> day(name, value);
            case FactType.Value.Words words -> text(value, pointer(name), words.longest(), faults);
            case FactType.Value.Choice choice -> {
                if (!(value instanceof String)) {
                    fault(name, FaultCode.VALUE_TYPE, TEXT);
                    yield null;
                }
                if (!choice.words().contains(value)) {
                    fault(name, FaultCode.VALUE_UNKNOWN, String.join(", ", choice.words()));
                    yield null;
                }
                yield value;
            }
            case FactType.Value.Decimal bounds -> number(name, value, bounds);
        };
    }

    private BigDecimal number(String name, Object value, FactType.Value.Decimal bounds) {
        if (!(value instanceof BigDecimal number)) {
            fault(name, FaultCode.VALUE_TYPE, NUMBER);
            return null;
        }
        int below = number.compareTo(bounds.least());
        if (below < 0 || (below == 0 && !bounds.leastIncluded()) || number.compareTo(bounds.most()) > 0) {
            fault(
                    name,
                    FaultCode.VALUE_RANGE,
                    (bounds.leastIncluded() ? "≥ " : "> ") + bounds.least().toPlainString() + ", ≤ "
                            + bounds.most().toPlainString());
            return null;
        }
        // Only after the bounds: a number like 1e-999999999 must not be written out.
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() > bounds.decimals()) {
            fault(name, FaultCode.VALUE_PRECISION, bounds.decimals());
            return null;
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
