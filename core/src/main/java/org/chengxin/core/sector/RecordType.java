package org.chengxin.core.sector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Text;

/**
 * A type of record that a sector reads.
 *
 * @param type its code
 * @param title its name
 * @param category what kind of information it is, which decides on disclosure
 * @param provision whether its records fall under a provision
 * @param facts its facts, in the order in which they are shown
 */
public record RecordType(String type, Text title, Category category, ProvisionUse provision, List<FactType> facts) {

    public RecordType {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(provision, "provision");
        facts = List.copyOf(facts);
    }

    /** What kind of information a record is. */
    public enum Category {
        /** Adverse information (不良信息): it may give points, and is disclosed for a limited time. */
        ADVERSE("adverse"),
        /** Honours and other good information. */
        GOOD("good"),
        /** Basic information: licences, results, contracts. */
        BASIC("basic"),
        /** Information from the process of supervision: inspections, complaints. */
        PROCESS("process");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Whether records of a type fall under a provision. */
    public enum ProvisionUse {
        NONE,
        /** They may name one. */
        OPTIONAL,
        /** They must name one. */
        REQUIRED
    }

    /** The fact of a name, null where the type has none. */
    public FactType fact(String name) {
        for (FactType fact : facts) {
            if (fact.name().equals(name)) {
                return fact;
            }
        }
        return null;
    }

    /** The type's facts as a JSON Schema (2020-12). */
    public Map<String, Object> schema(Language language) {
        Map<String, Object> properties = new LinkedHashMap<>();
        facts.forEach(fact -> properties.put(fact.name(), fact.schema(language)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title.in(language));
        schema.put("type", "object");
        schema.put("properties", properties);
        List<String> required =
                facts.stream().filter(FactType::required).map(FactType::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /** A licence (行政许可), known to every sector; past its {@code validUntil} it is expired. */
    public static RecordType licence() {
        return new RecordType(
                "licence",
                Text.of("行政许可", "licence"),
                Category.BASIC,
                ProvisionUse.NONE,
                List.of(FactType.choice(
                                "status",
                                Text.of("许可状态", "status"),
                                List.of("valid", "suspended", "revoked", "cancelled", "expired"))
                        .always()));
    }
}
