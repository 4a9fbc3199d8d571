package org.chengxin.api.evidence.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.evidence.store.EvidenceRow;
import org.chengxin.api.evidence.store.EvidenceType;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.subject.AreaCode;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

    private static final EvidenceRow.Case CASE = new EvidenceRow.Case(7, "subject-1", "mining");
    private static final Caller COMPANY = caller("li", AccessRole.SUBJECT, null, "subject-1");
    private static final Caller OFFICE = caller("wang", AccessRole.OFFICER, "150700", null);

    private final Faults faults = new Faults();

    private static Caller caller(String name, AccessRole role, String authority, String subject) {
        return new Caller(
                name,
                Set.of(role),
                authority == null ? null : AreaCode.of(authority),
                Set.of("mining"),
                subject,
                null,
                "request");
    }

    private static EvidenceRow file(String id, EvidenceRow.Case at, Caller by, Instant erasedAt) {
        return new EvidenceRow(
                id,
                by.subject(),
                at,
                "a.pdf",
                EvidenceType.PDF,
                9,
                new byte[32],
                new EvidenceRow.Entry(Instant.EPOCH, by.name(), by.authority()),
                erasedAt);
    }

    private List<String> attached(Caller caller, List<String> ids, EvidenceRow... known) {
        return Attachments.of(CASE, ids, List.of(known), "/evidence", caller, faults);
    }

    private List<String> faults() {
        return faults.list().stream()
                .map(fault -> fault.pointer() + " " + fault.code().code())
                .toList();
    }

    @Test
    void one_s_own_files_are_attached_and_those_that_the_case_has_stay() {
        assertThat(attached(COMPANY, List.of("b", "a"), file("a", null, COMPANY, null), file("b", CASE, COMPANY, null)))
                .containsExactly("a");
        assertThat(attached(OFFICE, List.of("c"), file("c", null, OFFICE, null)))
                .containsExactly("c");
        assertThat(faults()).isEmpty();
    }

    @Test
    void every_other_file_is_named_where_it_stands() {
        Caller colleague = caller("zhao", AccessRole.OFFICER, "150700", null);
        Caller moved = caller("wang", AccessRole.OFFICER, "150100", null);
        attached(
                OFFICE,
                List.of("own", "unknown", "company", "colleague", "moved", "erased", "elsewhere", "own"),
                file("own", null, OFFICE, null),
                file("company", null, COMPANY, null),
                file("colleague", null, colleague, null),
                file("moved", null, moved, null),
                file("erased", null, OFFICE, Instant.EPOCH),
                file("elsewhere", new EvidenceRow.Case(8, "subject-1", null), OFFICE, null));
        assertThat(faults())
                .containsExactly(
                        "/evidence/1 evidence.unknown",
                        "/evidence/2 evidence.unknown",
                        "/evidence/3 evidence.unknown",
                        "/evidence/4 evidence.unknown",
                        "/evidence/5 evidence.unknown",
                        "/evidence/6 evidence.attached",
                        "/evidence/7 value.duplicate");
    }

    @Test
    void an_account_that_stands_for_another_company_now_has_not_handed_it_in() {
        Caller later = caller("li", AccessRole.SUBJECT, null, "subject-2");
        attached(later, List.of("a"), file("a", null, COMPANY, null));
        assertThat(faults()).containsExactly("/evidence/0 evidence.unknown");
    }
}
