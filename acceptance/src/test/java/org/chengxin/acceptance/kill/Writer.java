package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chengxin.acceptance.CreditCodes;

/**
 * An office that enters, corrects and withdraws records of companies of its own, one after the other. It notes what was acknowledged,
 * and sends again, as it was, what it has got no answer to.
 */
final class Writer {

    private static final int RECORDS_OF_A_COMPANY = 12;
    private static final int NUMBERS_OF_A_WRITER = 1_000_000;
    private static final List<String> PROVISIONS =
            List.of("holder-56-1", "holder-11-1", "holder-12-1", "holder-13-1", "holder-37-1", "holder-37-2");

    private final Client client;
    private final Random random = new Random();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private int number;

    /** What was acknowledged of each record, an answer for each version; only added to. */
    private final Map<String, List<Answer>> records = new LinkedHashMap<>();

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<String> live = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private String company;
    private int recordsOfCompany;
    private Step open;
    private int repeated;

    /** A write, and what is to be noted when it is acknowledged. */
    private record Step(Write write, Consumer<Answer> note) {}

    private record Acknowledged(Write write, Answer answer) {}

    Writer(Client client, int which) {
        this.client = client;
        this.number = which * NUMBERS_OF_A_WRITER;
    }

    /** Writes until it is told to stop, or gets no answer. */
    void write(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            Step step = next();
            open = step;
            Optional<Answer> answer = client.send(step.write());
            if (answer.isEmpty()) {
                return;
            }
            noteOpen(answer.get());
        }
    }

    /** Sends again what it has got no answer to. */
    void settle() throws InterruptedException {
        if (open != null) {
            repeated++;
            noteOpen(client.sendUntilAnswered(open.write()));
        }
    }

    private void noteOpen(Answer answer) {
        open.note().accept(answer);
        open = null;
    }

    /** A step that does something new. */
    private Step step(Write write, Consumer<Answer> note) {
        return new Step(write, answer -> {
            acknowledged.add(new Acknowledged(write, answer));
            note.accept(answer);
        });
    }

    private Step next() {
        int choice = random.nextInt(100);
        if (company == null || recordsOfCompany == RECORDS_OF_A_COMPANY) {
            return newCompany();
        }
        if (recordsOfCompany == 0) {
            return entry("\"type\": \"public-score\", \"facts\": {\"score\": %d}".formatted(random.nextInt(1000)));
        }
        if (choice < 55 || live.isEmpty()) {
            return entry("\"type\": \"adverse\", \"provision\": \"%s\", \"act\": \"act-%d\""
                    .formatted(provision(), ++number));
        }
        return choice < 80 ? correction() : choice < 92 ? withdrawal() : repetition();
    }

    private String provision() {
        return PROVISIONS.get(random.nextInt(PROVISIONS.size()));
    }

    private Step newCompany() {
        number++;
        Write write = Write.making("/subjects", """
                {"kind": "legal-person", "code": "%s", "name": "样例守信%d有限公司", "area": "150784",
                 "roles": {"mining": "mining-right-holder"}}""".formatted(CreditCodes.of(number), number));
        return step(write, answer -> {
            company = answer.text("id");
            recordsOfCompany = 0;
        });
    }

    private Step entry(String members) {
        String json = """
                {"sector": "mining", %s, "decidedOn": "%s", "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(members, today.minusDays(1 + random.nextInt(60)), ++number);
        return step(Write.making("/subjects/" + company + "/records", json), answer -> {
            String id = answer.text("id");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(records.put(id, new ArrayList<>(List.of(answer)))).as(id).isNull();
            recordsOfCompany++;
            touched.add(id);
            if (answer.text("type").equals("adverse")) {
                live.add(id);
            }
        });
    }

    private Step correction() {
        String id = live.get(random.nextInt(live.size()));
        return change(id, "/corrections", """
                {"reason": "更正%d", "provision": "%s", "act": "act-%d"}""".formatted(++number, provision(), number));
    }

    private Step withdrawal() {
        String id = live.remove(random.nextInt(live.size()));
        return change(id, "/withdrawal", "{\"reason\": \"录入有误%d\"}".formatted(++number));
    }

    private Step change(String id, String how, String json) {
        List<Answer> versions = records.get(id);
        Answer last = versions.get(versions.size() - 1);
        return step(Write.changing("/records/" + id + how, last.etag(), json), answer -> {
            assertThat(answer.text("version")).as(answer.body()).isEqualTo(Integer.toString(versions.size() + 1));
            versions.add(answer);
            touched.add(id);
        });
    }

    /** Sends again what was acknowledged: the answer is the same, and nothing is done. */
    private Step repetition() {
        Acknowledged before = acknowledged.get(random.nextInt(acknowledged.size()));
        repeated++;
        return new Step(before.write(), answer -> assertThat(answer).isEqualTo(before.answer()));
    }

    /** How many writes were acknowledged. */
    int acknowledged() {
        return acknowledged.size();
    }

    /** How often one was sent again. */
    int repeated() {
        return repeated;
    }

    /** What each version says of all records, by {@code id/version}; see {@link Books#versions}. */
    Map<String, String> versions() {
        Map<String, String> all = new LinkedHashMap<>();
        records.forEach((id, versions) -> versions.forEach(answer -> all.put(
                id + "/" + answer.text("version"),
                String.join(
                        "|",
                        answer.text("state"),
                        answer.text("provision"),
                        answer.text("facts/score"),
                        answer.text("decidedOn"),
                        answer.text("act"),
                        answer.text("document/number"),
                        answer.text("reason")))));
        return all;
    }

    /** The last answer to each record written since this was asked for last. */
    List<Answer> touched() {
        List<Answer> last = new ArrayList<>();
        for (String id : touched) {
            List<Answer> versions = records.get(id);
            last.add(versions.get(versions.size() - 1));
        }
        touched.clear();
        return last;
    }
}
