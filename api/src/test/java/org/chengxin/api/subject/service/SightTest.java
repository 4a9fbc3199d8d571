package org.chengxin.api.subject.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees how much of a file of Ergun (150784) with roles in mining and industry. */
class SightTest {

    private static final String CODE = "91150525MAG4LC8BXL";
    private static final Set<String> ROLES = Set.of("mining", "industry");
    private static final SubjectRow SUBJECT = new SubjectRow(
            1,
            CODE,
            SubjectKind.LEGAL_PERSON,
            CreditCode.of(CODE),
            "样例矿业有限公司",
            AreaCode.of("150784"),
            SubjectStatus.ACTIVE,
            null,
            null,
            1,
            null);

    /** Grants and sectors are ids joined by blanks, {@code all} the whole file; what is seen likewise, with {@code general}. */
    @ParameterizedTest(name = "{0} of {1} in {2}, for {3}, purpose {4}, granted {5}: {6}")
    @CsvSource(
            nullValues = "-",
            value = {
                // role, area, sectors, subject claim, purpose, granted, sees
                // its own file, an auditor, and who may only read what is public
                "subject,   -,      -,               91150525MAG4LC8BXL, -,    -,      all",
                "subject,   -,      -,               another-subject,    -,    -,      nothing",
                "subject,   -,      -,               another-subject,    查验, -,      nothing",
                "auditor,   -,      -,               -,                  -,    -,      all",
                "auditor,   150100, fooddrug,        -,                  -,    -,      all",
                "developer, 150784, mining,          -,                  查验, -,      nothing",
                "admin,     150000, mining,          -,                  查验, -,      nothing",
                // an office, its own area and sector: no purpose needed, and no more than its sectors
                "officer,   150784, mining,          -,                  -,    -,      general mining",
                "officer,   150700, mining,          -,                  -,    -,      general mining",
                "officer,   150000, mining industry, -,                  -,    -,      general industry mining",
                "reviewer,  150784, mining fooddrug, -,                  -,    -,      general mining",
                "agency,    150784, -,               -,                  -,    -,      general industry mining",
                "agency,    150784, mining,          -,                  -,    -,      general mining",
                // an office, somebody else's file: only with a purpose, and then all
                "officer,   150784, fooddrug,        -,                  -,    -,      purpose",
                "officer,   150784, -,               -,                  -,    -,      purpose",
                "officer,   150781, mining,          -,                  -,    -,      purpose",
                "officer,   150100, mining,          -,                  -,    -,      purpose",
                "reviewer,  150100, mining,          -,                  -,    -,      purpose",
                "agency,    150100, -,               -,                  -,    -,      purpose",
                "officer,   -,      mining,          -,                  -,    -,      purpose",
                "officer,   150784, mining,          -,                  复核, -,      all",
                "officer,   150784, fooddrug,        -,                  复核, -,      all",
                "officer,   150100, mining,          -,                  复核, -,      all",
                "agency,    150100, -,               -,                  复核, -,      all",
                // a using body owns no file, wherever it is
                "user,      150784, mining,          -,                  -,    -,      purpose",
                "user,      150000, -,               -,                  -,    -,      purpose",
                "user,      150100, -,               -,                  许可, -,      all",
                // what the subject authorised, and no more
                "subject,   -,      -,               another-subject,    -,    mining, mining",
                "subject,   -,      -,               another-subject,    -,    all,    all",
                "user,      150100, -,               -,                  -,    mining, mining",
                "user,      150100, -,               -,                  -,    all,    all",
                "user,      150100, -,               -,                  许可, mining, all",
                "user officer, 150784, industry,     -,                  -,    mining, general industry mining"
            })
    void of_whom(String roles, String area, String sectors, String claim, String purpose, String granted, String sees) {
        Caller caller = new Caller(
                "样例",
                Set.copyOf(Arrays.stream(roles.split(" ", -1))
                        .map(role -> AccessRole.parse(role).orElseThrow())
                        .toList()),
                area == null ? null : AreaCode.of(area),
                sectors == null ? Set.of() : Set.of(sectors.split(" ", -1)),
                claim,
                purpose,
                "r1");
        Sight grants = Sight.granted(
                granted == null
                        ? List.of()
                        : granted.equals("all") ? List.of(List.of()) : List.of(List.of(granted.split(" ", -1))));
        if (sees.equals("purpose")) {
            assertThatThrownBy(() -> Sight.of(Optional.of(caller), SUBJECT, ROLES, grants))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.faults().orElseThrow().list())
                                    .singleElement()
                                    .satisfies(fault ->
                                            assertThat(fault.code().code()).isEqualTo("purpose.missing")));
            return;
        }
        Sight sight = Sight.of(Optional.of(caller), SUBJECT, ROLES, grants);
        assertThat(text(sight)).isEqualTo(sees);
        assertThat(sight.isMoreThanPublic()).isEqualTo(!sees.equals("nothing"));
        for (String sector : List.of("mining", "industry", "fooddrug")) {
            assertThat(sight.reaches(sector)).isEqualTo(sees.equals("all") || sees.contains(sector));
        }
    }

    private static String text(Sight sight) {
        if (sight.whole()) {
            return "all";
        }
        String seen = (sight.general() ? "general " : "")
                + String.join(" ", sight.sectors().stream().sorted().toList());
        return seen.isEmpty() ? "nothing" : seen.strip();
    }

    @Test
    void an_anonymous_reader_sees_what_is_public_whatever_was_granted() {
        assertThat(Sight.of(Optional.empty(), SUBJECT, ROLES, Sight.WHOLE)).isEqualTo(Sight.PUBLIC);
    }

    @Test
    void a_subject_without_any_role_is_its_area_s_own() {
        Caller officer =
                new Caller("样例", Set.of(AccessRole.OFFICER), AreaCode.of("150784"), Set.of("mining"), null, null, "r1");
        assertThat(text(Sight.of(Optional.of(officer), SUBJECT, Set.of(), Sight.PUBLIC)))
                .isEqualTo("general");
    }

    @Test
    void several_authorisations_add_up() {
        assertThat(Sight.granted(List.of(List.of("mining"), List.of("industry")))
                        .sectors())
                .containsExactlyInAnyOrder("mining", "industry");
        assertThat(Sight.granted(List.of(List.of("mining"), List.of())).whole()).isTrue();
    }
}
