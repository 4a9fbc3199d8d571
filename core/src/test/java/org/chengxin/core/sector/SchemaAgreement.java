package org.chengxin.core.sector;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the published JSON Schema of a record type's facts against what {@link CreditFileReader} takes: whatever the one accepts
 * the other accepts, whatever the one refuses the other refuses. Each fact is tried with the edges of what it takes and with
 * values of every other kind.
 */
final class SchemaAgreement {

    private static final String META = "https://json-schema.org/draft/2020-12/schema";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What any fact is tried with, as JSON. */
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "0.5",
            "1.0",
            "1e2",
            "1E-9",
            "[]",
            "{}",
            "[1]",
            "\"\"",
            "\" \"",
            "\"　\"",
            "\"\\u00a0\"",
            "\"\\u2007 \\u2028\"",
            "\" x \"",
            "\"x\"",
            "\"true\"",
            "\"1\"",
            "\"a\\u0000b\"",
            "\"a\\tb\"",
            "\"a\\u0085b\"",
            "\"a\\nb\"",
            "\"a\\n\"",
            "\"a\\u2028\"",
            "\"\\ud800\"",
            "\"a\\udc00b\"",
            "\"\\ud840\\udc00\"",
            "\"中文\"",
            "\"2026-03-10\"",
            "\"2024-02-29\"",
            "\"2023-02-29\"",
            "\"2026-02-30\"",
            "\"2026-13-01\"",
            "\"2026-3-1\"",
            "\"0000-01-01\"",
            "\"0001-01-01\"",
            "\"9999-12-31\"",
            "\"+12026-01-01\"",
            "\"-2026-01-01\"",
            "\"20260310\"",
            "\"2026-03-10T00:00:00Z\"",
            "\"2026-03-10 \"",
            "\"２０２６-０３-１０\"");

    private final Sector sector;
    private final SectorRegistry registry;
    private final List<String> disagreements = new ArrayList<>();
    private int tried;

    SchemaAgreement(SectorPlugin plugin) {
        // The plugin's own check knows more than a schema can say; what is compared is the form of each fact.
        this.registry = SectorRegistry.of(List.of(new FormOnly(plugin)), List.of());
        this.sector = registry.find(plugin.id().value()).orElseThrow();
    }

    List<String> disagreements() {
        return disagreements;
    }

    int tried() {
        return tried;
    }

    /** The schema's faults as a schema: none where it is valid JSON Schema 2020-12. */
    static List<Error> faultsOf(RecordType type, Language language) {
        String text = JSON.writeValueAsString(type.schema(language));
        return SCHEMAS.getSchema(SchemaLocation.of(META))
                .validate(
                        JSON.readTree(text),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    void compare(RecordType type, RuleSet ruleSet) {
        Schema schema = SCHEMAS.getSchema(JSON.writeValueAsString(type.schema(Language.ZH)));
        ProvisionCode provision = provisionThatAsksForNothing(type, ruleSet);
        Map<String, String> base = new LinkedHashMap<>();
        for (FactType fact : type.facts()) {
            if (fact.requiredUnder(provision)) {
                base.put(fact.name(), example(fact));
            }
        }
        compare(schema, type, provision, ruleSet, base);
        for (FactType fact : type.facts()) {
            List<String> values = new ArrayList<>(ODD_VALUES);
            values.addAll(edges(fact));
            for (String value : values) {
                Map<String, String> facts = new LinkedHashMap<>(base);
                facts.put(fact.name(), value);
                compare(schema, type, provision, ruleSet, facts);
            }
            Map<String, String> without = new LinkedHashMap<>(base);
            if (without.remove(fact.name()) != null) {
                compare(schema, type, provision, ruleSet, without);
            }
        }
        Map<String, String> more = new LinkedHashMap<>(base);
        more.put("noSuchFact", "1");
        compare(schema, type, provision, ruleSet, more);
    }

    private void compare(
            Schema schema, RecordType type, ProvisionCode provision, RuleSet ruleSet, Map<String, String> facts) {
        tried++;
        List<String> members = new ArrayList<>();
        facts.forEach((name, value) -> members.add("\"" + name + "\":" + value));
        String text = "{" + String.join(",", members) + "}";
        JsonNode node = JSON.readTree(text);
        List<Error> bySchema = schema.validate(
                node, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        List<Fault> byReader = readerFaults(type, provision, ruleSet, text);
        if (bySchema.isEmpty() != byReader.isEmpty()) {
            disagreements.add(type.type() + " " + text + ": the schema says " + bySchema + ", the reader says "
                    + byReader.stream()
                            .map(fault -> fault.pointer() + " " + fault.code().code())
                            .toList());
        }
    }

    private List<Fault> readerFaults(RecordType type, ProvisionCode provision, RuleSet ruleSet, String facts) {
        String record = "{\"type\":\"" + type.type() + "\",\"decidedOn\":\"" + ruleSet.from() + "\""
                + (provision == null ? "" : ",\"provision\":\"" + provision + "\"") + ",\"facts\":" + facts + "}";
        Faults faults = new Faults();
        Bound bound = Bound.object(JsonInput.read(record.getBytes(StandardCharsets.UTF_8), faults), "", faults);
        new CreditFileReader(registry, sector, ruleSet.from())
                .record(bound, "r", sector.plugin().roles().get(0).code(), ruleSet, faults);
        bound.refuseOthers(org.chengxin.core.fault.FaultCode.FIELD_UNKNOWN);
        return faults.list();
    }

    /** A provision that no fact is required for, since the schema alone does not know the provision. */
    private static ProvisionCode provisionThatAsksForNothing(RecordType type, RuleSet ruleSet) {
        if (type.provision() != RecordType.ProvisionUse.REQUIRED) {
            return null;
        }
        return ruleSet.provisions().stream()
                .map(Provision::code)
                .filter(code -> type.facts().stream().noneMatch(fact -> !fact.required() && fact.requiredUnder(code)))
                .findFirst()
                .orElseThrow();
    }

    private static String example(FactType fact) {
        return switch (fact.value()) {
            case FactType.Value.Truth truth -> "true";
            case FactType.Value.Day day -> "\"2026-03-10\"";
            case FactType.Value.Words words -> "\"字\"";
            case FactType.Value.Choice choice ->
                JSON.writeValueAsString(choice.words().get(0));
            case FactType.Value.Decimal bounds -> bounds.most().toPlainString();
        };
    }

    private static List<String> edges(FactType fact) {
        return switch (fact.value()) {
            case FactType.Value.Truth truth -> List.of();
            case FactType.Value.Day day -> List.of();
            case FactType.Value.Words words ->
                List.of(
                        "\"" + "字".repeat(words.longest()) + "\"",
                        "\"" + "字".repeat(words.longest() + 1) + "\"",
                        "\"" + "\\ud840\\udc00".repeat(words.longest()) + "\"",
                        "\"" + "\\ud840\\udc00".repeat(words.longest() + 1) + "\"");
            case FactType.Value.Choice choice -> {
                List<String> values = new ArrayList<>();
                for (String word : choice.words()) {
                    values.add(JSON.writeValueAsString(word));
                    values.add(JSON.writeValueAsString(word + " "));
                    values.add(JSON.writeValueAsString(word.toUpperCase(java.util.Locale.ROOT) + "x"));
                }
                yield values;
            }
            case FactType.Value.Decimal bounds -> {
                BigDecimal step = BigDecimal.ONE.movePointLeft(bounds.decimals());
                BigDecimal less = step.movePointLeft(1);
                List<String> values = new ArrayList<>();
                for (BigDecimal bound : List.of(bounds.least(), bounds.most())) {
                    for (BigDecimal change : List.of(BigDecimal.ZERO, step, less, less.movePointLeft(12))) {
                        values.add(bound.add(change).toPlainString());
                        values.add(bound.subtract(change).toPlainString());
                        values.add(bound.subtract(change).toString());
                    }
                }
                values.add(step.toPlainString() + "000");
                values.add("1e15");
                values.add("-1e-20");
                yield values;
            }
        };
    }
}
