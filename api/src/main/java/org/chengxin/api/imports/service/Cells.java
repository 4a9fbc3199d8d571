package org.chengxin.api.imports.service;

/**
 * Cells as spreadsheets see them. One that begins like a formula gets an apostrophe before it on the way out and loses it on the way
 * in, so that it stays text in every program.
 */
final class Cells {

    private static final String FORMULA = "=+-@\t\r";

    private Cells() {}

    /** What a cell that was read means. */
    static String in(String cell) {
        return cell.startsWith("'") && isLikeFormula(cell) ? cell.substring(1) : cell;
    }

    /** A cell as it is written, with quotation marks where it needs them. */
    static String out(String text) {
        String cell = isLikeFormula(text) ? "'" + text : text;
        boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                || (!cell.isEmpty() && cell.isBlank());
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** Also behind apostrophes, so that what goes out comes in again as it was. */
    private static boolean isLikeFormula(String cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return first < cell.length() && FORMULA.indexOf(cell.charAt(first)) >= 0;
    }
}
