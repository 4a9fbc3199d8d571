package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chengxin.acceptance.CreditCodes;
import tools.jackson.databind.JsonNode;

/** Imports one large file after the other, and knows to the row what has to come of each. */
final class Importer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int COMPANIES = 40;
    private static final int ROWS = 20_000;
    private static final int FAULTY_EVERY = 97;
    private static final int REPEATED_EVERY = 50;

    private final Client client;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final List<File> files = new ArrayList<>();
    private File file;
    private Answer job;
    private Long resumedFrom;
    private int companies;
    private int resumed;

    /**
     * A file.
     *
     * @param good the new rows that have to go in, by their source keys
     * @param unchanged how many rows say what rows of the file before have said
     */
    record File(int number, Write write, Map<String, String> good, int unchanged, int faulty) {

        String keys() {
            return "import-" + number + "-";
        }

        int rows() {
            return good.size() + unchanged + faulty;
        }
    }

    Importer(Client client) {
        this.client = client;
    }

    /** Makes a file, and the companies that it is about. */
    void prepare() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < COMPANIES; i++) {
            int number = ++companies;
            ids.add(client.sendUntilAnswered(Write.making("/subjects", """
                            {"kind": "legal-person", "code": "%s", "name": "样例批量%d有限公司", "area": "150784",
                             "roles": {"mining": "mining-right-holder"}}""".formatted(CreditCodes.of(number), number)))
                    .text("id"));
        }
        file = file(ids);
        files.add(file);
    }

    private File file(List<String> ids) {
        int number = files.size() + 1;
        StringBuilder csv = new StringBuilder(
                "subject,type,provision,decidedOn,act,document.number,document.authority,sourceKey\n");
        Map<String, String> good = new LinkedHashMap<>();
        List<String> before = files.isEmpty()
                ? List.of()
                : List.copyOf(files.get(number - 2).good().values());
        int unchanged = 0;
        int faulty = 0;
        for (int row = 1; row <= ROWS; row++) {
            String key = "import-" + number + "-" + row;
            String line = "%s,adverse,%s,%s,act-%s,（样例）%s号,150700,%s\n"
                    .formatted(
                            ids.get(row % COMPANIES),
                            row % FAULTY_EVERY == 0 ? "holder-999" : "holder-11-1",
                            today.minusDays(1 + row % 60),
                            key,
                            key,
                            key);
            if (row % FAULTY_EVERY == 0) {
                faulty++;
            } else if (row % REPEATED_EVERY == 0 && !before.isEmpty()) {
                line = before.get(row / REPEATED_EVERY);
                unchanged++;
            } else {
                good.put(key, line);
            }
            csv.append(line);
        }
        return new File(number, Write.importing("/imports?sector=mining", csv.toString()), good, unchanged, faulty);
    }

    /** Whether there is a file that has not been taken in whole yet. */
    boolean isAtWork() {
        return file != null;
    }

    /** Sends the file, unless it was taken already. */
    void send() throws InterruptedException {
        if (file != null && job == null) {
            client.send(file.write()).ifPresent(answer -> job = answer);
        }
    }

    /** Sends it again if there was no answer. */
    void settle() throws InterruptedException {
        if (file != null && job == null) {
            job = client.sendUntilAnswered(file.write());
        }
    }

    /** Waits until some rows are in, and mostly some are not. */
    void awaitMiddle(Instance instance) throws SQLException, InterruptedException {
        try (Connection connection = instance.connect()) {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (Books.progress(connection, jobId()).done() == 0) {
                assertThat(Instant.now()).as("the import does not begin").isBefore(deadline);
                Thread.sleep(2);
            }
        }
    }

    /** Remembers with which row it has to go on, as a database tells that nobody writes to any more. */
    void noteBreak(Books.Progress progress) {
        resumedFrom = progress.isInTheMiddle() ? progress.done() + 1 : null;
    }

    void forgetBreak() {
        resumedFrom = null;
    }

    String jobId() {
        return job.text("id");
    }

    boolean isTaken() {
        return job != null;
    }

    /** Looks after the job: whether it has gone on where it had to, and what came of it if it is done. */
    void check(Instance instance) throws SQLException, InterruptedException {
        if (job == null) {
            return;
        }
        JsonNode now = client.get("/jobs/" + jobId(), true).json();
        if (resumedFrom != null) {
            now = await(answer -> answer.has("resumedFromRow") || answer.has("finishedAt"));
            assertThat(now.path("resumedFromRow").asLong(0))
                    .as("it goes on with")
                    .isEqualTo(resumedFrom);
            resumedFrom = null;
        }
        if (now.has("finishedAt")) {
            checkFinished(instance, now);
        }
    }

    /** Waits for the end of the job, and checks what came of it. */
    void finish(Instance instance) throws SQLException, InterruptedException {
        if (file != null) {
            settle();
            checkFinished(instance, await(answer -> answer.has("finishedAt")));
        }
    }

    private JsonNode await(Predicate<JsonNode> there) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            JsonNode now = client.get("/jobs/" + jobId(), true).json();
            if (there.test(now)) {
                return now;
            }
            assertThat(Instant.now()).as("the import does not go on: %s", now).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    private void checkFinished(Instance instance, JsonNode finished) throws SQLException, InterruptedException {
        assertThat(finished.get("state").asString()).isEqualTo("done");
        assertThat(finished.get("done").asInt()).isEqualTo(file.rows());
        JsonNode result = client.get("/jobs/" + jobId() + "/result", true).json();
        assertThat(result.get("rows").asInt()).isEqualTo(file.rows());
        assertThat(result.get("accepted").asInt()).isEqualTo(file.good().size());
        assertThat(result.get("unchanged").asInt()).isEqualTo(file.unchanged());
        assertThat(result.get("faulty").asInt()).isEqualTo(file.faulty());
        assertThat(result.get("subjects").asInt()).isEqualTo(COMPANIES);
        assertThat(result.path("resumedFromRow")).isEqualTo(finished.path("resumedFromRow"));
        if (finished.has("resumedFromRow")) {
            resumed++;
        }
        try (Connection connection = instance.connect()) {
            Books.checkImport(connection, jobId(), file, result);
        }
        file = null;
        job = null;
    }

    int files() {
        return files.size();
    }

    int resumed() {
        return resumed;
    }

    long rows() {
        return files.stream().mapToLong(File::rows).sum();
    }
}
