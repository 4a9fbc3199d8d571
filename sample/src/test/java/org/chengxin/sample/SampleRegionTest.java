package org.chengxin.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The region as bytes: always the same, all different from each other, and nobody real. */
class SampleRegionTest {

    private static final LocalDate A_DAY = LocalDate.of(2026, 6, 30);

    /** Changes only when the region is meant to change; the test that fails says what it is then. */
    private static final String HASH_OF_A_DAY = "540228ffade7c014a8e337805670c6e95d3a415485b61b2f5e10e17eae951a23";

    private static final int LARGE = 40_000;

    @Test
    void sameSeedAndDayGiveTheSameBytesWhateverTheMachine() {
        byte[] first = SampleLines.bytes(A_DAY, SampleRegion.SEED, SampleRegion.ORDINARY_SUBJECTS);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] second;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            second = SampleLines.bytes(A_DAY, SampleRegion.SEED, SampleRegion.ORDINARY_SUBJECTS);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(sha256(second)).isEqualTo(sha256(first)).isEqualTo(HASH_OF_A_DAY);
    }

    @Test
    void anotherSeedGivesOtherBytes() {
        assertThat(sha256(SampleLines.bytes(A_DAY, 1, 100))).isNotEqualTo(sha256(SampleLines.bytes(A_DAY, 2, 100)));
    }

    @Test
    void aSmallerRegionIsTheBeginningOfALargerOne() {
        byte[] small = SampleLines.bytes(A_DAY, 7, 10);
        byte[] large = SampleLines.bytes(A_DAY, 7, 500);
        assertThat(large).startsWith(small);
    }

    @Test
    void fileHoldsTheUsualRegionAndReplacesWhatWasThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("region.ndjson");
        Files.writeString(file, "what was there before");
        SampleRegion.write(file, A_DAY);
        assertThat(sha256(Files.readAllBytes(file))).isEqualTo(HASH_OF_A_DAY);
    }

    @Test
    void everySubjectIsOneLineAndTheLastEndsToo() {
        byte[] region = SampleLines.bytes(A_DAY, SampleRegion.SEED, 50);
        String text = new String(region, StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n").doesNotContain("\n\n").doesNotContain("\r");
        assertThat(text.lines()).allMatch(line -> line.startsWith("{\"kind\":") && line.endsWith("}"));
    }

    @Test
    void theCallerKeepsTheStream() throws IOException {
        var closed = new boolean[1];
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        SampleRegion.write(out, A_DAY, 3, 0);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void aStreamThatFailsIsSaidSo() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> SampleRegion.write(full, A_DAY, 3, 1_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no space left");
    }

    @Test
    void daysBeforeTheEarliestAreRefused() {
        assertThatThrownBy(() -> SampleLines.bytes(SampleRegion.EARLIEST_TODAY.minusDays(1), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRegionOfTheUsualSizeHasSubjectsInEveryBanner() {
        List<Map<String, Object>> lines = SampleLines.of(A_DAY);
        assertThat(lines.size()).isBetween(3_000, 4_500);
        Set<String> areas =
                lines.stream().map(line -> SampleLines.text(line, "area")).collect(Collectors.toSet());
        Set<String> all =
                Areas.region().all().stream().map(area -> area.code().value()).collect(Collectors.toSet());
        assertThat(areas).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {SampleRegion.ORDINARY_SUBJECTS, LARGE})
    void nothingIsUsedTwice(int ordinarySubjects) {
        Set<String> names = new HashSet<>();
        Set<String> codes = new HashSet<>();
        Set<String> ids = new HashSet<>();
        Set<String> documents = new HashSet<>();
        for (Map<String, Object> line : SampleLines.of(SampleLines.bytes(A_DAY, 11, ordinarySubjects))) {
            assertThat(names.add(SampleLines.text(line, "name")))
                    .as(line::toString)
                    .isTrue();
            String code = SampleLines.text(line, "code");
            assertThat(codes.add(code == null ? SampleLines.text(line, "idNumber") : code))
                    .isTrue();
            assertThat(ids.add(code == null ? SampleLines.text(line, "id") : code))
                    .isTrue();
            for (Map<String, Object> record : SampleLines.objects(line, "records")) {
                String number = SampleLines.text(SampleLines.object(record, "document"), "number");
                assertThat(documents.add(number)).as(number).isTrue();
            }
        }
    }

    @Test
    void nobodyIsReal() {
        for (Map<String, Object> line : SampleLines.of(A_DAY)) {
            String name = SampleLines.text(line, "name");
            assertThat(Names.MARKERS.stream().filter(name::contains)).as(name).hasSize(1);
            String code = SampleLines.text(line, "code");
            if (SampleLines.text(line, "kind").equals("natural-person")) {
                assertThat(code).isNull();
                assertNoRealPerson(SampleLines.text(line, "idNumber"), SampleLines.text(line, "id"));
            } else {
                assertThat(line).doesNotContainKeys("idNumber", "id");
                assertNoRealOrganisation(code, SampleLines.text(line, "area"));
            }
            for (Map<String, Object> record : SampleLines.objects(line, "records")) {
                Map<String, Object> document = SampleLines.object(record, "document");
                assertThat(SampleLines.text(document, "number")).startsWith("（示例）");
                assertThat(SampleLines.text(document, "issuer")).endsWith("（示例）");
                assertThat(Areas.region()
                                .within(
                                        AreaCode.of(SampleLines.text(line, "area")),
                                        AreaCode.of(SampleLines.text(document, "authority"))))
                        .isTrue();
            }
            for (Map<String, Object> entry : SampleLines.objects(line, "listings")) {
                assertThat(SampleLines.text(entry, "office")).endsWith("（示例）");
            }
        }
    }

    private static void assertNoRealOrganisation(String code, String area) {
        assertThat(CreditCode.parse(code)).isPresent();
        assertThat(code.substring(2, 8)).isEqualTo(area);
        assertThat(code.charAt(16)).as("GB 11714 of " + code).isNotEqualTo(organisationCheck(code.substring(8, 16)));
    }

    private static void assertNoRealPerson(String idNumber, String id) {
        assertThat(IdentityNumber.parse(idNumber, A_DAY)).isPresent();
        assertThat(idNumber.startsWith("990000"))
                .as("an address that no place has")
                .isTrue();
        assertThat(id).matches("np-[0-9a-z]{13}").isNotEqualTo(idNumber);
    }

    /** GB 11714-1997, written down a second time: C9 = 11 − MOD(Σ Ci×Wi, 11), 10 is X, 11 is 0. */
    private static char organisationCheck(String body) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = body.charAt(i);
            sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
        }
        int check = 11 - sum % 11;
        return check == 11 ? '0' : check == 10 ? 'X' : (char) ('0' + check);
    }

    @Test
    void theOrganisationCheckIsTheStandards() {
        // The standard's own worked example.
        assertThat(Numbers.organisationCheck("D2143569")).isEqualTo('X');
        assertThat(organisationCheck("D2143569")).isEqualTo('X');
    }

    @Test
    void aNaturalPersonsNumberIsNotPartOfItsText() {
        Numbers.Person person = new Numbers(1).person();
        assertThat(person.toString()).doesNotContain(person.idNumber());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
