package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every operation lets in whom {@code docs/access.md} says, and nobody else. */
class AccessGuardIT {

    private static final String OWN_AREA = "150700";
    private static final String FOREIGN_AREA = "150100";
    private static final String OWN_SECTOR = "mining";
    private static final String FOREIGN_SECTOR = "industry";
    /** A version that no subject and no record has, so that who is let in still changes nothing. */
    private static final String STALE = "\"999999-aaaaaaaaaaaaaaaaaaaaaa\"";

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private final String subject = made.holder();
    private final String other = made.holder();
    private final String record = made.record(subject, Made.adverse("holder-37-2", today.minusDays(3)))
            .get("id")
            .asString();
    private final String authorisation = Api.read(api.post(
                    "/subjects/" + subject + "/authorisations",
                    """
                    {"grantee": {"subject": "%s"}, "until": "%s", "document": {"number": "（样例）授权%d号"}}""".formatted(made.holder(), today.plusDays(9), Made.next()),
                    "Authorization",
                    Made.OFFICER))
            .get("id")
            .asString();

    private final String evaluation = api.sql(
                    "select max(e.id) from evaluation e join subject s on s.id = e.subject_id where s.public_id = ?",
                    subject)
            .get(0);

    private final String receipt = Api.read(
                    api.post("/subjects/lookups", "{\"codes\": [\"" + subject + "\"]}", "Authorization", Made.OFFICER))
            .at("/receipt/id")
            .asString();

    private final String evidence = Api.read(api.send(
                    "/evidence",
                    "POST",
                    BodyPublishers.ofString("%PDF-1.7\n"),
                    "Content-Type",
                    "application/pdf",
                    "Authorization",
                    Tokens.subject(subject)))
            .get("id")
            .asString();

    private final String document = Api.read(api.post(
                    "/records/"
                            + made.record(subject, Made.penalty("holder-37-2", today.minusDays(3)))
                                    .get("id")
                                    .asString()
                            + "/repair-notice",
                    "{\"issuer\": \"（样例）自然资源局\"}",
                    "Authorization",
                    Made.OFFICER))
            .get("id")
            .asString();

    private final String procedure = Api.read(
                    api.post("/procedures", """
                    {"kind": "objection", "about": {"record": "%s"}, "statement": "样例异议"}""".formatted(record), "Authorization", Tokens.subject(subject)))
            .get("id")
            .asString();

    private final String job = Api.read(api.send(
                    "/imports?dryRun=true",
                    "POST",
                    BodyPublishers.ofString(
                            "subject,type,decidedOn,document.number\n" + subject + ",nosuch,2026-01-01,x\n"),
                    "Content-Type",
                    "text/csv",
                    "Authorization",
                    Made.OFFICER))
            .get("id")
            .asString();

    private final String simulation = Api.read(api.post(
                    "/sectors/mining/simulations",
                    "{\"changes\": [{\"provision\": \"holder-37-2\", \"points\": -1}], \"area\": \"150784\"}",
                    "Authorization",
                    Tokens.office("agency", OWN_AREA)))
            .get("id")
            .asString();

    private final String notice = Api.read(api.post(
                    "/subjects/" + subject + "/notices",
                    "{\"title\": {\"zh\": \"告知\"}, \"text\": {\"zh\": \"示例\"}}",
                    "Authorization",
                    Made.OFFICER))
            .get("id")
            .asString();

    /** One way of asking an operation that shows whether it lets somebody in, and changes nothing. */
    private record Probe(String path, String body, String subjectsBody) {}

    private Map<String, Probe> probes() {
        Map<String, Probe> probes = new LinkedHashMap<>();
        String known = """
                {"kind": "legal-person", "code": "%s", "name": "样例", "area": "%s", "roles": {"mining": "mining-right-holder"}}""".formatted(subject, Made.AREA);
        put(probes, "createSubject", "/subjects", known);
        put(probes, "changeSubject", "/subjects/" + subject, "{\"reason\": \"x\"}");
        put(probes, "closePeriod", "/sectors/mining/closings", "{\"period\": \"2999-Q1\", \"area\": \"150784\"}");
        put(
                probes,
                "mergeSubject",
                "/subjects/" + subject + "/merge",
                "{\"reason\": \"x\", \"into\": \"" + other + "\"}");
        probes.put(
                "enterRecord",
                new Probe(
                        "/subjects/" + subject + "/records",
                        "{\"sector\": \"mining\", \"type\": \"adverse\", \"document\": {\"number\": \"x\", \"authority\": \"150784\"}}",
                        "{\"type\": \"public\", \"category\": \"RC149\"}"));
        // A position that nobody has, so that who is let in has no stream opened.
        put(probes, "streamChanges", "/changes/stream?after=" + Long.MAX_VALUE / 10, null);
        put(probes, "importRecords", "/imports?dryRun=true", "nosuch\n");
        put(probes, "importListings", "/lists/imports", "nosuch\n");
        put(probes, "correctRecord", "/records/" + record + "/corrections", "{\"reason\": \"x\"}");
        put(probes, "withdrawRecord", "/records/" + record + "/withdrawal", "{\"reason\": \"x\"}");
        put(probes, "checkRecord", "/records/" + record + "/check", "{\"outcome\": \"confirm\"}");
        put(probes, "deleteRecord", "/records/" + record + "/deletion", "{}");
        put(probes, "takeStep", "/procedures/" + procedure + "/steps", "{\"step\": \"accept\"}");
        put(probes, "giveAuthorisation", "/subjects/" + subject + "/authorisations", "{}");
        put(probes, "revokeAuthorisation", "/authorisations/" + authorisation + "/revocation", "{}");
        put(probes, "serveNotice", "/subjects/" + subject + "/notices", "{}");
        probes.put(
                "receiveNotice",
                new Probe(
                        "/notices/" + notice + "/receipt",
                        "{\"receivedOn\": \"2999-01-01\", \"proof\": \"x\"}",
                        "{\"nosuch\": 1}"));
        return probes;
    }

    private static void put(Map<String, Probe> probes, String operation, String path, String body) {
        probes.put(operation, new Probe(path, body, body));
    }

    private record Operation(String verb, String path, JsonNode described) {

        String id() {
            return described.get("operationId").asString();
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : schemas.document().get("paths").properties()) {
            for (String verb : List.of("get", "post", "patch", "put", "delete")) {
                if (path.getValue().has(verb)) {
                    operations.add(new Operation(
                            verb.toUpperCase(Locale.ROOT),
                            path.getKey(),
                            path.getValue().get(verb)));
                }
            }
        }
        return operations;
    }

    /** The table: by operation, then by role, what lets somebody in. */
    private static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        List<String> roles = List.of();
        for (String line : Files.readAllLines(Path.of(Launcher.property("chengxin.root"), "docs/access.md"))) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() < 4 || cells.get(1).startsWith("--")) {
                continue;
            }
            List<String> values = cells.subList(2, cells.size() - 1);
            if (cells.get(1).equals("operation")) {
                roles = values;
            } else if (!roles.isEmpty()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < roles.size(); i++) {
                    row.put(roles.get(i), values.get(i));
                }
                table.put(cells.get(1), row);
            }
        }
        return table;
    }

    @Test
    void the_table_has_every_operation_with_the_roles_it_states() throws IOException {
        Map<String, Map<String, String>> table = table();
        assertThat(table.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        operations().stream().map(Operation::id).toList());
        for (Operation operation : operations()) {
            Map<String, String> row = table.get(operation.id());
            List<String> stated = new ArrayList<>();
            operation.described().path("x-roles").forEach(role -> stated.add(role.asString()));
            List<String> letIn = row.entrySet().stream()
                    .filter(cell -> !cell.getValue().isEmpty() && !cell.getKey().equals("anybody"))
                    .map(Map.Entry::getKey)
                    .toList();
            if (stated.isEmpty()) {
                assertThat(row.values()).as(operation.id()).containsOnly("all");
            } else {
                assertThat(letIn).as(operation.id()).containsExactlyInAnyOrderElementsOf(stated);
                assertThat(row.get("anybody")).as(operation.id()).isEmpty();
            }
        }
    }

    @Test
    void every_operation_lets_in_whom_the_table_says() throws IOException {
        Map<String, Map<String, String>> table = table();
        Map<String, Probe> probes = probes();
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            for (Map.Entry<String, String> cell : table.get(operation.id()).entrySet()) {
                for (boolean ownArea : new boolean[] {true, false}) {
                    for (boolean ownSector : new boolean[] {true, false}) {
                        String role = cell.getKey();
                        HttpResponse<String> answer = ask(operation, probes, role, ownArea, ownSector);
                        boolean expected = letsIn(cell.getValue(), ownArea, ownSector);
                        int status = answer.statusCode();
                        int refusal = role.equals("anybody") ? 401 : 403;
                        if (status >= 500 || (expected ? status == 401 || status == 403 : status != refusal)) {
                            wrong.add(operation.id() + " " + role + (ownArea ? " own" : " foreign") + " area"
                                    + (ownSector ? " own" : " foreign") + " sector: " + status + ", the table says "
                                    + (expected ? "let in" : "refused") + " " + answer.body());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean letsIn(String cell, boolean ownArea, boolean ownSector) {
        return switch (cell) {
            case "all" -> true;
            case "area", "own" -> ownArea;
            case "area sector" -> ownArea && ownSector;
            case "sector" -> ownSector;
            // The test's bodies and subjects are authorised nowhere, and its evidence belongs to no case.
            case "", "authorised", "case" -> false;
            default -> throw new AssertionError("docs/access.md has an unknown cell: " + cell);
        };
    }

    private HttpResponse<String> ask(
            Operation operation, Map<String, Probe> probes, String role, boolean ownArea, boolean ownSector) {
        Probe probe = probes.get(operation.id());
        String path = probe != null
                ? probe.path()
                : operation
                        .path()
                        .replace("{sector}", OWN_SECTOR)
                        .replace("{id}", subject)
                        .replace("{authorisation}", authorisation)
                        .replace("{receipt}", receipt)
                        .replace("{job}", job)
                        .replace("{evidence}", evidence)
                        .replace("{evaluation}", evaluation)
                        .replace("{document}", document)
                        .replace("{procedure}", procedure)
                        .replace("{list}", "severe")
                        .replace("{period}", "2999-Q1")
                        .replace("{simulation}", simulation)
                        .replace("{code}", "nosuch")
                        .replace("{record}", record);
        List<String> headers = new ArrayList<>(List.of("If-Match", STALE));
        if (!role.equals("anybody")) {
            headers.addAll(List.of("Authorization", token(role, ownArea, ownSector)));
        }
        String body = null;
        if (operation.described().has("requestBody")) {
            headers.addAll(List.of(
                    "Content-Type",
                    operation
                            .described()
                            .get("requestBody")
                            .get("content")
                            .propertyNames()
                            .iterator()
                            .next()));
            body = probe == null ? "{}" : role.equals("subject") ? probe.subjectsBody() : probe.body();
        }
        return api.send(
                path,
                operation.verb(),
                body == null ? null : BodyPublishers.ofString(body),
                headers.toArray(String[]::new));
    }

    private String token(String role, boolean ownArea, boolean ownSector) {
        if (role.equals("subject")) {
            return Tokens.subject(ownArea ? subject : other);
        }
        return Tokens.of(
                role, ownArea ? OWN_AREA : FOREIGN_AREA, List.of(ownSector ? OWN_SECTOR : FOREIGN_SECTOR), null, null);
    }
}
