package org.chengxin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The figures of one run as a table: for the terminal, and for the record. */
final class Report {

    private static final List<String> HEAD = List.of("figure", "measured", "limit", "aim", "verdict", "made from");

    private final List<Figure> figures;

    Report(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    /** Columns of equal width, for reading. */
    String forTerminal() {
        List<List<String>> rows = rows();
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < HEAD.size() - 1; column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(other -> other.get(at).length())
                        .max()
                        .orElse(0);
                out.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length() + 2));
            }
            out.append(row.get(HEAD.size() - 1)).append('\n');
        }
        return out.toString();
    }

    /** Appends the run to a Markdown file: day, commit, machine and table. */
    void appendTo(Path file, Path root) throws IOException, InterruptedException {
        StringBuilder out = new StringBuilder(
                "\n## " + LocalDate.now(ZoneId.of("Asia/Shanghai")) + ", commit " + commit(root) + "\n\n");
        out.append(Runtime.getRuntime().availableProcessors())
                .append(" cores, Java ")
                .append(Runtime.version().feature())
                .append(", ")
                .append(System.getProperty("os.name"))
                .append(' ')
                .append(System.getProperty("os.arch"))
                .append("\n\n");
        List<List<String>> rows = rows();
        out.append("| ").append(String.join(" | ", rows.get(0))).append(" |\n");
        out.append("|---".repeat(HEAD.size())).append("|\n");
        for (List<String> row : rows.subList(1, rows.size())) {
            out.append("| ").append(String.join(" | ", row)).append(" |\n");
        }
        Files.writeString(file, out, StandardCharsets.UTF_8, StandardOpenOption.APPEND, StandardOpenOption.CREATE);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Figure figure : figures) {
            rows.add(List.of(
                    figure.name(),
                    figure.measured(),
                    figure.bounded(),
                    figure.wished(),
                    figure.verdict(),
                    figure.detail()));
        }
        return rows;
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "-C", root.toString(), "describe", "--always", "--dirty")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "unknown";
    }
}
