package org.chengxin.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengxin.core.subject.AreaCode;

/**
 * Two files to measure an import with: organisations without any record as the service loads them into an empty store, and records
 * of them as the CSV of {@code POST /imports}. The rows take the subjects in turn, as exports by day do, so that no part of the file
 * is about a few of them. The same seed and day always give the same bytes.
 */
public final class SampleImport {

    /** The columns of the rows. */
    public static final String HEADER =
            "subject,sector,type,provision,decidedOn,act,document.number,document.authority,document.issuer,"
                    + "facts.assurance,facts.item,facts.verified,facts.score,facts.dueOn,facts.completedOn,facts.funded,"
                    + "facts.upheld,facts.result,sourceKey";

    private static final int DAYS = 900;
    private static final int DAYS_BETWEEN = 80;
    private static final List<String> FOODDRUG = List.of("27-1", "27-2", "27-4a", "32-3", "27-5b");
    private static final List<String> HOLDER = List.of("holder-12-1", "holder-15-1", "holder-18-1", "holder-24-1");
    private static final List<String> INTERMEDIARY =
            List.of("intermediary-5-1", "intermediary-8-1", "intermediary-11-1", "intermediary-12-1");

    private SampleImport() {}

    /** What rows need to know of a subject. */
    private record Filer(String code, AreaCode area, Branch sector, String role) {}

    /**
     * Writes both files, which are replaced.
     *
     * @param subjects how many organisations
     * @param each how many records of each
     * @throws IOException if a file cannot be written
     */
    public static void write(Path subjectFile, Path rowFile, LocalDate today, int subjects, int each)
            throws IOException {
        List<Filer> filers = writeSubjects(subjectFile, today, subjects);
        try (BufferedWriter out = Files.newBufferedWriter(rowFile, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            out.write("\r\n");
            int row = 0;
            for (int turn = 0; turn < each; turn++) {
                for (Filer filer : filers) {
                    out.write(row(filer, turn, ++row, today));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Filer> writeSubjects(Path file, LocalDate today, int subjects) throws IOException {
        List<Filer> filers = new ArrayList<>(subjects);
        try (OutputStream out = Files.newOutputStream(file);
                NdjsonWriter writer = new NdjsonWriter(out)) {
            OrdinarySubjects ordinary = new OrdinarySubjects(
                    new Region(SampleRegion.SEED, today, subject -> {
                        if (subject.code != null && filers.size() < subjects) {
                            subject.records.clear();
                            subject.listings.clear();
                            Branch sector = subject.roles.keySet().iterator().next();
                            filers.add(new Filer(subject.code, subject.area.code(), sector, subject.roles.get(sector)));
                            writer.write(subject);
                        }
                    }),
                    SampleRegion.SEED);
            while (filers.size() < subjects) {
                ordinary.write(subjects - filers.size());
            }
        }
        return filers;
    }

    /** One row; what its sector does not have stays empty. */
    private static String row(Filer filer, int turn, int number, LocalDate today) {
        LocalDate day = today.minusDays(1 + (number * 7L) % DAYS_BETWEEN + (long) turn * DAYS_BETWEEN % DAYS);
        String what = switch (filer.sector()) {
            case FOODDRUG ->
                switch (turn % 4) {
                    case 0, 2 ->
                        cells("inspection", "", day, "", filer, number, "sound", "", "", "", "", "", "", "", "");
                    case 1 ->
                        cells(
                                "adverse",
                                pick(FOODDRUG, number),
                                day,
                                act(number),
                                filer,
                                number,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "");
                    default ->
                        cells(
                                "social-responsibility",
                                "",
                                day,
                                "",
                                filer,
                                number,
                                "",
                                "" + (1 + number % 9),
                                "true",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "");
                };
            case MINING ->
                switch (turn % 3) {
                    case 0 ->
                        cells(
                                "public-score",
                                "",
                                day,
                                "",
                                filer,
                                number,
                                "",
                                "",
                                "",
                                "" + (640 + number % 320),
                                "",
                                "",
                                "",
                                "",
                                "");
                    case 1 ->
                        cells(
                                "adverse",
                                provision(filer, number),
                                day,
                                act(number),
                                filer,
                                number,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "");
                    default ->
                        cells(
                                "contract",
                                "",
                                day,
                                "",
                                filer,
                                number,
                                "",
                                "",
                                "",
                                "",
                                day.toString(),
                                day.toString(),
                                "true",
                                "",
                                "");
                };
            case INDUSTRY ->
                turn % 2 == 0
                        ? cells("inspection", "", day, "", filer, number, "", "", "", "", "", "", "", "", "未发现问题")
                        : cells(
                                "complaint",
                                "",
                                day,
                                "",
                                filer,
                                number,
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "" + (number % 5 == 0),
                                "");
        };
        return filer.code() + ',' + filer.sector().id() + ',' + what + ",row-" + number + "\r\n";
    }

    private static String provision(Filer filer, int number) {
        return filer.role().equals("intermediary")
                ? pick(INTERMEDIARY, number)
                : filer.role().equals("mining-right-holder") ? pick(HOLDER, number) : "";
    }

    private static String pick(List<String> choices, int number) {
        return choices.get(number % choices.size());
    }

    private static String act(int number) {
        return "示例案" + number;
    }

    private static String cells(
            String type, String provision, LocalDate day, String act, Filer filer, int number, String... facts) {
        return String.join(
                ",",
                type,
                provision,
                day.toString(),
                act,
                String.format(Locale.ROOT, "（示例）监〔%d〕%d号", day.getYear(), number),
                filer.area().value(),
                "样例监管局",
                String.join(",", facts));
    }
}
