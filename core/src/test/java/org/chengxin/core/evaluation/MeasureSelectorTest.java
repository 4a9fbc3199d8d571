package org.chengxin.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.Term;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;

/** Measures come for the grade and for lists the subject is on, never for a proposal. */
class MeasureSelectorTest {

    private static final SectorId MINING = SectorId.of("mining");
    private static final SectorId FOODDRUG = SectorId.of("fooddrug");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Set<String> ANY = Set.of();

    private static Measure measure(
            String code, Set<Grade> grades, Set<String> lists, Set<String> roles, Set<String> kinds, boolean foreign) {
        return new Measure(
                code,
                Citation.of("第二十一条"),
                "x",
                "joint",
                "共享",
                null,
                grades,
                lists,
                roles,
                kinds,
                foreign,
                new Term(LocalDate.of(2020, 12, 1), null));
    }

    private static final MeasureSelector SELECTOR = new MeasureSelector(
            MINING,
            RuleBook.of(
                            "mining",
                            List.of(),
                            List.of(),
                            List.of(
                                    measure("grade-a", Set.of(Grade.A), ANY, ANY, ANY, false),
                                    measure("grade-a-holder", Set.of(Grade.A), ANY, Set.of("holder"), ANY, false),
                                    measure("severe", Set.of(), Set.of("severe"), ANY, ANY, false),
                                    measure(
                                            "severe-people",
                                            Set.of(),
                                            Set.of("severe"),
                                            ANY,
                                            Set.of("natural-person"),
                                            false),
                                    measure("foreign", Set.of(), ANY, ANY, ANY, true),
                                    measure("words-only", Set.of(), ANY, ANY, ANY, false)),
                            List.of())
                    .ruleSets()
                    .get(0),
            List.of(measure("general-red", Set.of(), Set.of("red"), ANY, ANY, false)));

    private static List<String> chosen(SubjectKind kind, String role, Grade grade, Listing... listings) {
        CreditFile file = new CreditFile(kind, role, SubjectStatus.ACTIVE, List.of(), List.of(listings), List.of());
        assertThat(SELECTOR.choose(file, DAY, grade)).isEqualTo(SELECTOR.choose(file, DAY, grade));
        return SELECTOR.choose(file, DAY, grade).stream().map(Measure::code).toList();
    }

    private static Listing listing(ListKind list, SectorId sector, LocalDate until) {
        return new Listing(list, sector, DAY.minusYears(1), until);
    }

    @Test
    void theGradeBringsItsMeasuresForItsRoles() {
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", Grade.A)).containsExactly("grade-a", "grade-a-holder");
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "intermediary", Grade.A)).containsExactly("grade-a");
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", Grade.B)).isEmpty();
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", null)).isEmpty();
    }

    @Test
    void aListBringsItsMeasuresWhileItHolds() {
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", null, listing(ListKind.SEVERE, MINING, null)))
                .containsExactly("severe");
        assertThat(chosen(SubjectKind.NATURAL_PERSON, "holder", null, listing(ListKind.SEVERE, MINING, DAY)))
                .containsExactly("severe", "severe-people");
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", null, listing(ListKind.SEVERE, MINING, DAY.minusDays(1))))
                .isEmpty();
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", Grade.A, listing(ListKind.RED, MINING, null)))
                .containsExactly("grade-a", "grade-a-holder", "general-red");
    }

    /** Reading O1: joint measures are suspended while an objection runs. */
    @Test
    void anEntryBringsNothingWhileItIsDisputed() {
        LocalDate from = DAY.minusYears(1);
        assertThat(chosen(
                        SubjectKind.LEGAL_PERSON,
                        "holder",
                        Grade.A,
                        new Listing(ListKind.SEVERE, MINING, from, null, true),
                        new Listing(ListKind.SEVERE, FOODDRUG, from, null, true)))
                .containsExactly("grade-a", "grade-a-holder");
        assertThat(chosen(
                        SubjectKind.LEGAL_PERSON,
                        "holder",
                        null,
                        new Listing(ListKind.SEVERE, MINING, from, null, true),
                        new Listing(ListKind.SEVERE, MINING, from, null)))
                .containsExactly("severe");
    }

    /** 002, article 24 paragraph 2: a severe entry in another sector. */
    @Test
    void aSevereListOfAnotherSectorBringsOnlyWhatIsMeantForIt() {
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", null, listing(ListKind.SEVERE, FOODDRUG, null)))
                .containsExactly("foreign");
        assertThat(chosen(SubjectKind.LEGAL_PERSON, "holder", null, listing(ListKind.RED, FOODDRUG, null)))
                .isEmpty();
        assertThat(chosen(
                        SubjectKind.LEGAL_PERSON, "holder", null, listing(ListKind.SEVERE, FOODDRUG, DAY.minusDays(1))))
                .isEmpty();
    }
}
