package org.chengxin.core.file;

import java.time.LocalDate;

/**
 * What a stored record says of the decision behind it: what it rests on, whether a remedy against it is left, and the penalty that
 * it is. The rules that give points do not read it; it says whether the record counts, and for how long it is published.
 *
 * @param basis what the record rests on, null where it does not say
 * @param finalOn since when no remedy against it is left, null while one is or where it does not say
 * @param penalty the penalty that it rests on, null where it does not say
 */
public record Standing(Basis basis, LocalDate finalOn, Penalty penalty) {

    /** Of a record that says nothing of it. */
    public static final Standing SILENT = new Standing(null, null, null);

    /** What a record rests on (002, article 8 paragraphs 3 and 4; reading M13). */
    public enum Basis implements Coded {
        /** 行政处罚. */
        PENALTY("penalty"),
        /** 责令改正等行政决定. */
        ORDER("order"),
        /** 判决、裁定等生效法律文书. */
        JUDGMENT("judgment"),
        /** 挂牌督办. */
        SUPERVISION("supervision");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** Whether the record rests on an administrative penalty: it says so, or it tells of one. */
    public boolean isPenalty() {
        return basis == Basis.PENALTY || penalty != null;
    }

    /** Whether no remedy is left on a day. */
    public boolean isFinalOn(LocalDate day) {
        return finalOn != null && !finalOn.isAfter(day);
    }

    /** Whether it is a penalty that was imposed by the simple procedure (简易程序). */
    public boolean isSimplePenalty() {
        return penalty != null && penalty.procedure() == Penalty.Procedure.SIMPLE;
    }
}
