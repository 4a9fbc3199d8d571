package org.chengxin.api.imports.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.imports.store.BadRow;
import org.chengxin.api.imports.store.FaultRow;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Language;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;

/** What is kept of a row at fault, so that it can be put right and sent again. */
final class BadRows {

    private static final int MOST_FAULTS = 100;
    private static final int LONGEST_DETAIL = 1_000;
    private static final int LONGEST_COLUMN = 200;
    private static final Pattern LIKE_IDENTITY_NUMBER = Pattern.compile("(?=([0-9]{17}[0-9Xx]))");
    private static final Pattern INDEX = Pattern.compile("\\.[0-9]+$");

    private BadRows() {}

    /** What is wrong with it; a row with more than a hundred faults is told a hundred. */
    static List<FaultRow> faults(Chunk.Bad bad) {
        List<FaultRow> rows = new ArrayList<>();
        for (Fault fault : bad.faults().list().stream().limit(MOST_FAULTS).toList()) {
            rows.add(new FaultRow(
                    bad.row().number(),
                    rows.size(),
                    column(fault),
                    fault.code().code(),
                    shortened(fault.detail().in(Language.ZH), LONGEST_DETAIL),
                    shortened(fault.detail().in(Language.EN), LONGEST_DETAIL)));
        }
        return rows;
    }

    /** The column that a fault is about, null where it is about the whole row. */
    private static String column(Fault fault) {
        if (fault.pointer().isEmpty()) {
            return null;
        }
        String dotted = fault.pointer()
                .substring(1)
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
        return shortened(INDEX.matcher(dotted).replaceFirst(""), LONGEST_COLUMN);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** Its cells without identity numbers and whatever must not be collected, whose cells stay empty. */
    static BadRow cells(Chunk.Bad bad, Set<String> known) {
        Set<String> forbidden = new HashSet<>();
        bad.faults().list().stream()
                .filter(fault -> isLimit(fault.code()))
                .forEach(fault -> forbidden.add(column(fault)));
        Map<String, String> cells = new LinkedHashMap<>();
        bad.row().byColumn(known).forEach((column, cell) -> {
            boolean secret = column.equals(ImportColumns.ID_NUMBER)
                    || forbidden.contains(column)
                    || (!CreditCode.parse(cell).isPresent() && holdsIdentityNumber(cell));
            cells.put(column, secret ? "" : cell);
        });
        return new BadRow(bad.row().number(), cells);
    }

    private static boolean holdsIdentityNumber(String cell) {
        Matcher like = LIKE_IDENTITY_NUMBER.matcher(cell);
        while (like.find()) {
            if (IdentityNumber.parse(like.group(1), LocalDate.MAX).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The codes of what must not be collected that a row holds. */
    static Set<String> limits(Chunk.Bad bad) {
        Set<String> limits = new TreeSet<>();
        bad.faults().list().stream()
                .filter(fault -> isLimit(fault.code()))
                .forEach(fault -> limits.add(fault.code().code()));
        return limits;
    }

    private static boolean isLimit(FaultCode code) {
        return code == FaultCode.COLLECTION_FORBIDDEN || code == FaultCode.COLLECTION_CONSENT_MISSING;
    }
}
