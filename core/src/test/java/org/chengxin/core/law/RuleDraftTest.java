package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.json.RuleChangesReader;
import org.junit.jupiter.api.Test;

class RuleDraftTest {

    private static final LocalDate FROM = LocalDate.of(2020, 12, 1);
    private static final Term TERM = new Term(FROM, null);
    private static final Citation ARTICLE = Citation.of("第一条");

    private final RuleSet base = RuleBook.of(
                    "test",
                    List.of(
                            row("a-1", new Points.Fixed(BigDecimal.valueOf(-20))),
                            row("a-2", new Points.Formula("3×N"))),
                    List.of(
                            new Rule("A", Grade.A, ARTICLE, Text.law("N＞900"), BigDecimal.valueOf(900), null, TERM),
                            new Rule("12", null, ARTICLE, Text.law("不参与评价"), null, null, TERM)),
                    List.of(),
                    List.of(new GradeMeaning(Grade.A, Text.law("优"), ARTICLE)))
            .on(FROM)
            .orElseThrow();

    private static Provision row(String code, Points points) {
        return new Provision(ProvisionCode.of(code), ARTICLE, "", "情形", points, TERM, Map.of("item", "1"));
    }

    private final Faults faults = new Faults();

    private Optional<RuleSet> read(String changes) {
        String json = "{\"changes\": " + changes + "}";
        Object value = JsonInput.read(json.getBytes(StandardCharsets.UTF_8), faults);
        return RuleChangesReader.read(Bound.object(value, "", faults), base, faults);
    }

    private List<String> faultsOf(String changes) {
        assertThat(read(changes)).isEmpty();
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    private static BigDecimal points(RuleSet rules, String code) {
        return ((Points.Fixed)
                        rules.provision(ProvisionCode.of(code)).orElseThrow().points())
                .value();
    }

    @Test
    void points_and_numbers_change_and_all_else_stays() {
        RuleSet draft = read("[{\"provision\": \"a-1\", \"points\": -35}, {\"rule\": \"A\", \"value\": 850}]")
                .orElseThrow();
        assertThat(points(draft, "a-1")).isEqualByComparingTo("-35");
        assertThat(draft.rule("A").number()).isEqualByComparingTo("850");
        assertThat(draft.provisions()).hasSize(2);
        assertThat(draft.from()).isEqualTo(FROM);
        assertThat(draft.gradeScale()).isEqualTo(base.gradeScale());
        assertThat(points(base, "a-1")).isEqualByComparingTo("-20");
    }

    @Test
    void a_draft_has_an_identity_and_a_hash_of_its_own() {
        RuleSet draft = read("[{\"provision\": \"a-1\", \"points\": -35}]").orElseThrow();
        assertThat(draft.hash()).isNotEqualTo(base.hash());
        assertThat(draft.id()).isEqualTo("test-2020-12-01+draft-" + draft.hash().substring(0, 8));
        assertThat(read("[{\"provision\": \"a-1\", \"points\": -35}]")
                        .orElseThrow()
                        .hash())
                .isEqualTo(draft.hash());
        assertThat(read("[{\"provision\": \"a-1\", \"points\": -20}]")
                        .orElseThrow()
                        .hash())
                .isEqualTo(base.hash());
    }

    @Test
    void a_row_can_be_added_closed_and_put_in_the_place_of_another() {
        RuleSet draft = read("""
                [{"add": {"provision": "a-1", "citation": "第二条", "text": "新情形", "points": -5, "attributes": {"item": "9"}}},
                 {"close": "a-1"}, {"close": "a-2"},
                 {"add": {"provision": "a-3", "citation": "第三条", "text": "另一情形", "points": -7}}]""").orElseThrow();
        assertThat(draft.provisions())
                .extracting(Provision::code)
                .containsExactly(ProvisionCode.of("a-1"), ProvisionCode.of("a-3"));
        Provision put = draft.provision(ProvisionCode.of("a-1")).orElseThrow();
        assertThat(put.citation()).isEqualTo(Citation.of("第二条"));
        assertThat(put.attributes()).containsEntry("item", "9");
    }

    @Test
    void every_change_that_cannot_be_applied_is_named_at_once() {
        assertThat(faultsOf("""
                [{"provision": "a-9", "points": -1}, {"provision": "a-2", "points": -1}, {"provision": "a-1", "points": 1},
                 {"rule": "B", "value": 1}, {"rule": "12", "value": 1}, {"rule": "A", "value": 1}, {"rule": "A", "value": 2},
                 {"close": "a-8"}, {"add": {"provision": "a-1", "citation": "x", "text": "y", "points": -1}}]"""))
                .containsExactlyInAnyOrder(
                        "/changes/0/provision provision.unknown",
                        "/changes/1/points provision.formula",
                        "/changes/2/points value.range",
                        "/changes/3/rule rule.unknown",
                        "/changes/4/value rule.without-number",
                        "/changes/6/rule value.duplicate",
                        "/changes/7/close provision.unknown",
                        "/changes/8/add/provision value.duplicate");
    }

    @Test
    void a_row_is_changed_once() {
        assertThat(faultsOf("""
                [{"provision": "a-1", "points": -1}, {"provision": "a-1", "points": -2}, {"close": "a-2"}, {"close": "a-2"},
                 {"provision": "a-2", "points": 3}]"""))
                .containsExactlyInAnyOrder(
                        "/changes/1/provision value.duplicate",
                        "/changes/3/close value.duplicate",
                        "/changes/4/provision value.duplicate");
    }

    @Test
    void what_is_no_change_is_named_before_any_is_applied() {
        assertThat(faultsOf("""
                [{}, {"provision": "A B", "points": "x"}, {"rule": "A"}, {"add": {"provision": "a-3", "points": 0}}, 7,
                 {"close": "a-1", "x": 1}, {"add": {"provision": "a-4", "citation": "x", "text": "y", "points": 1,
                 "attributes": {"colour": "red"}}}]"""))
                .containsExactlyInAnyOrder(
                        "/changes/0/provision field.missing",
                        "/changes/0/points field.missing",
                        "/changes/1/provision provision.unknown",
                        "/changes/1/points value.type",
                        "/changes/2/value field.missing",
                        "/changes/3/add/citation field.missing",
                        "/changes/3/add/text field.missing",
                        "/changes/3/add/points value.range",
                        "/changes/4 value.type",
                        "/changes/5/x field.unknown",
                        "/changes/6/add/attributes/colour field.unknown");
    }

    @Test
    void there_is_a_change_at_least() {
        assertThat(faultsOf("[]")).containsExactly("/changes value.range");
    }
}
