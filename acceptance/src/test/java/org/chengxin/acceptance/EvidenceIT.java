package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of evidence: taken in, given to a case, read by those entitled, deleted when nobody uses them. */
class EvidenceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOREIGN = Tokens.officer("150100", "mining");
    private static final int MIB = 1 << 20;

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());
    private final String subject = made.holder();
    private final String owner = Tokens.subject(subject);

    /** A PDF that no other test has, of some size. */
    private static byte[] pdf(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) ' ');
        byte[] head = ("%PDF-1.7\n% " + Made.next() + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static byte[] image(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1 + Made.next() % 50, 9, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private HttpResponse<String> add(String query, String type, byte[] body, String token, String... headers) {
        return api.send(
                "/evidence" + query,
                "POST",
                BodyPublishers.ofByteArray(body),
                Stream.concat(Stream.of("Content-Type", type, "Authorization", token), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private String added(byte[] body, String token) {
        HttpResponse<String> answer = add("", "application/pdf", body, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).get("id").asString();
    }

    private HttpResponse<byte[]> read(String id, String... headers) {
        try {
            return api.service()
                    .client()
                    .send(
                            HttpRequest.newBuilder(api.service().uri("/api/v1/evidence/" + id))
                                    .headers(headers)
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private int status(String id, String token) {
        return read(id, "Authorization", token).statusCode();
    }

    private Path file(String id) {
        return api.service()
                .home()
                .resolve("evidence")
                .resolve(id.substring(0, 2))
                .resolve(id);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void sql(String update, Object... parameters) {
        try (Connection connection = api.service().connect();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(update, e);
        }
    }

    /** Puts a file to an objection of the subject's in mining. */
    private void attach(String id) {
        String record = made.record(subject, Made.adverse("holder-37-2", today.minusDays(3)))
                .get("id")
                .asString();
        HttpResponse<String> filed = api.post(
                "/procedures",
                "{\"kind\": \"objection\", \"about\": {\"record\": \"" + record + "\"}, \"statement\": \"样例异议\"}",
                "Authorization",
                owner);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        sql(
                "update evidence e join procedure_case c on c.public_id = ? set e.case_id = c.id, e.sector = c.sector,"
                        + " e.subject_id = c.subject_id, e.attached_at = e.entered_at where e.public_id = ?",
                Api.read(filed).get("id").asString(),
                id);
    }

    private List<String> entries(String action, String id) {
        return api.sql("select actor from audit_entry where action = ? and object = ? order by id", action, id);
    }

    @ParameterizedTest
    @CsvSource({"application/pdf", "image/jpeg", "image/png"})
    void a_file_comes_back_as_it_was_sent(String type) {
        byte[] bytes = type.equals("application/pdf") ? pdf(3 * MIB) : image(type.substring("image/".length()));
        HttpResponse<String> answer = add("?name=" + Api.encoded("缴款凭证（样例） 1\".x"), type, bytes, owner);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        schemas.check("post", "/evidence", answer);
        String id = Api.read(answer).get("id").asString();
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/evidence/" + id);
        assertThat(Api.read(answer).get("name").asString()).isEqualTo("缴款凭证（样例） 1\".x");
        assertThat(Api.read(answer).get("size").asInt()).isEqualTo(bytes.length);
        assertThat(Api.read(answer).get("sha256").asString()).isEqualTo(sha256(bytes));

        HttpResponse<byte[]> file = read(id, "Authorization", owner);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(bytes);
        assertThat(file.headers().firstValue("Content-Type")).contains(type);
        assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(bytes.length);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + id + "." + type.substring(type.indexOf('/') + 1)
                        + "\"; filename*=UTF-8''"
                        + "%E7%BC%B4%E6%AC%BE%E5%87%AD%E8%AF%81%EF%BC%88%E6%A0%B7%E4%BE%8B%EF%BC%89%201%22.x");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Cache-Control")).contains("private, no-cache");
        String etag = file.headers().firstValue("ETag").orElseThrow();
        assertThat(read(id, "Authorization", owner, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        assertThat(entries("evidence.added", id)).hasSize(1);
        assertThat(entries("evidence.read", id)).hasSize(2);
    }

    @Test
    void a_file_is_kept_for_its_owner_alone_under_its_id_outside_of_the_database() throws IOException {
        byte[] bytes = pdf(99);
        String id = added(bytes, owner);
        assertThat(Files.readAllBytes(file(id))).isEqualTo(bytes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(id))))
                .isEqualTo("rw-------");
        assertThat(api.service().home().resolve("evidence/tmp")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, %PDF-1.7",
        "application/pdf, <html><script>alert(1)</script></html>",
        "application/pdf, ''",
        "image/jpeg, MZ",
        "image/png, GIF89a"
    })
    void a_file_that_is_not_what_it_says_is_refused_and_not_kept(String type, String content) throws IOException {
        HttpResponse<String> answer = add("", type, content.getBytes(StandardCharsets.UTF_8), owner);
        assertThat(Api.faults(answer)).containsExactly(" evidence.type-differs");
        assertThat(unknownFiles()).isEmpty();
    }

    /** Files of this run that no row tells of. */
    private List<String> unknownFiles() throws IOException {
        List<String> known = api.sql("select public_id from evidence");
        try (Stream<Path> files = Files.walk(api.service().home().resolve("evidence"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !known.contains(name))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.pdf, name.path",
        "a/b.pdf, name.path",
        "C:\\x.pdf, name.path",
        "C:x.pdf, name.path",
        ".., name.path",
        "'a\nb.pdf', value.characters",
        "a\u0000.pdf, value.characters",
        "a\u202Efdp.exe, value.characters",
        "' ', value.length"
    })
    void a_bad_name_is_refused(String name, String code) {
        HttpResponse<String> answer = add("?name=" + Api.encoded(name), "application/pdf", pdf(99), owner);
        assertThat(Api.faults(answer)).containsExactly("name " + code);
    }

    @Test
    void a_name_has_two_hundred_characters_at_most() {
        String name = "㐀".repeat(196) + ".pdf";
        assertThat(add("?name=" + Api.encoded(name), "application/pdf", pdf(99), owner)
                        .statusCode())
                .isEqualTo(201);
        assertThat(Api.faults(add("?name=" + Api.encoded("x" + name), "application/pdf", pdf(99), owner)))
                .containsExactly("name value.length");
    }

    @Test
    void twenty_mebibytes_are_taken_and_not_one_byte_more() throws IOException {
        byte[] most = pdf(20 * MIB);
        assertThat(add("", "application/pdf", most, owner).statusCode()).isEqualTo(201);
        byte[] more = Arrays.copyOf(most, most.length + 1);
        assertThat(add("", "application/pdf", more, owner).statusCode()).isEqualTo(413);
        HttpResponse<String> unannounced = api.send(
                "/evidence",
                "POST",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more)),
                "Content-Type",
                "application/pdf",
                "Authorization",
                owner);
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(unknownFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/gif", "text/html", "application/pdf+zip"})
    void other_types_are_not_taken(String type) {
        assertThat(add("", type, pdf(99), owner).statusCode()).isEqualTo(415);
    }

    @Test
    void a_file_sent_again_with_its_key_is_one_file() throws IOException {
        byte[] bytes = pdf(99);
        String key = "evidence-" + Made.next();
        HttpResponse<String> first = add("?name=a.pdf", "application/pdf", bytes, owner, "Idempotency-Key", key);
        HttpResponse<String> again = add("?name=a.pdf", "application/pdf", bytes, owner, "Idempotency-Key", key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(add("?name=b.pdf", "application/pdf", bytes, owner, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(422);
        assertThat(add("?name=a.pdf", "application/pdf", pdf(99), owner, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(422);
        assertThat(unknownFiles()).isEmpty();
        assertThat(status(Api.read(first).get("id").asString(), owner)).isEqualTo(200);
    }

    @Test
    void a_file_that_belongs_to_no_case_is_its_sender_s() {
        String id = added(pdf(99), owner);
        assertThat(status(id, Tokens.subject(made.holder()))).isEqualTo(403);
        assertThat(status(id, Made.OFFICER)).isEqualTo(403);
        assertThat(status(id, Tokens.role("auditor"))).isEqualTo(200);
        String ofOffice = added(pdf(99), Made.OFFICER);
        assertThat(status(ofOffice, Made.OFFICER)).isEqualTo(200);
        assertThat(status(ofOffice, owner)).isEqualTo(403);
        assertThat(status(ofOffice, Tokens.officer("150784", "mining"))).isEqualTo(403);
        assertThat(status("8zjxu55y9f6fps8gdcbd", owner)).isEqualTo(404);
    }

    @Test
    void a_file_of_a_case_is_read_by_the_subject_and_the_offices_that_keep_its_file() {
        String id = added(pdf(99), Made.OFFICER);
        attach(id);
        assertThat(status(id, owner)).isEqualTo(200);
        assertThat(status(id, Tokens.subject(made.holder()))).isEqualTo(403);
        assertThat(status(id, Tokens.officer("150784", "mining"))).isEqualTo(200);
        assertThat(status(id, Tokens.office("reviewer", "150000"))).isEqualTo(400);
        assertThat(status(id, Tokens.of("reviewer", "150000", List.of("mining"), null, null)))
                .isEqualTo(200);
        assertThat(Api.faults(api.get("/evidence/" + id, "Authorization", FOREIGN)))
                .containsExactly("Purpose purpose.missing");
        assertThat(read(id, "Authorization", FOREIGN, "Purpose", "check").statusCode())
                .isEqualTo(200);
        assertThat(status(id, Tokens.of("user", "150784", List.of(), null, "check")))
                .isEqualTo(403);
        assertThat(entries("evidence.read", id)).hasSize(4);
    }

    @Test
    void an_account_cannot_heap_up_what_it_does_not_use() {
        String other = made.holder();
        String token = Tokens.subject(other);
        byte[] bytes = pdf(99);
        for (int i = 0; i < 50; i++) {
            added(bytes, token);
        }
        HttpResponse<String> full = add("", "application/pdf", bytes, token);
        assertThat(full.statusCode()).isEqualTo(409);
        assertThat(Api.read(full).at("/errors/0/code").asString()).isEqualTo("evidence.full");
        sql("update evidence set entered_at = entered_at - interval 25 hour where entered_by = ?", "subject@" + other);
        assertThat(add("", "application/pdf", bytes, token).statusCode()).isEqualTo(201);
        sql("update evidence set size = 20 * 1048576 where entered_by = ?", "subject@" + other);
        sql("update evidence set entered_at = entered_at + interval 24 hour where entered_by = ?", "subject@" + other);
        assertThat(add("", "application/pdf", bytes, token).statusCode()).isEqualTo(409);
    }

    @Test
    void what_nobody_uses_is_deleted_after_thirty_days() throws IOException {
        String unused = added(pdf(99), owner);
        String younger = added(pdf(99), owner);
        String used = added(pdf(99), owner);
        attach(used);
        backdate(27, unused, used);
        backdate(26, younger);
        Path lost = file("zzzzzzzzzzzzzzzzzzzz");
        Files.createDirectories(lost.getParent());
        Files.write(lost, pdf(99));
        Files.setLastModifiedTime(lost, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        api.on(today.plusDays(3).toString(), () -> {
            awaitDeletion(lost);
            awaitDeletion(file(unused));
        });
        assertThat(status(younger, owner)).isEqualTo(200);
        assertThat(status(unused, owner)).isEqualTo(404);
        assertThat(status(used, owner)).isEqualTo(200);
        assertThat(api.sql(
                        "select 1 from audit_entry where action = 'evidence.expired' and detail like ?",
                        "%" + unused + "%"))
                .hasSize(1);
    }

    private void backdate(int days, String... ids) {
        for (String id : ids) {
            sql("update evidence set entered_at = entered_at - interval ? day where public_id = ?", days, id);
        }
    }

    private static void awaitDeletion(Path file) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Files.exists(file)) {
            assertThat(Instant.now()).as("deletion of " + file).isBefore(deadline);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void the_files_go_with_a_merged_file() {
        String other = made.holder();
        String id = added(pdf(99), Tokens.subject(other));
        HttpResponse<String> merged = api.post(
                "/subjects/" + other + "/merge",
                "{\"into\": \"" + subject + "\", \"reason\": \"同一主体\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                api.get("/subjects/" + other, "Authorization", Made.OFFICER)
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow());
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        assertThat(status(id, owner)).isEqualTo(200);
        assertThat(add("", "application/pdf", pdf(99), Tokens.subject(other)).statusCode())
                .isEqualTo(308);
    }
}
