package org.chengxin.core.file;

import java.time.LocalDate;
import java.util.List;

/**
 * What a stored record says of the administrative penalty (行政处罚) that it rests on.
 *
 * @param procedure by which procedure it was imposed, null where the record does not say
 * @param kinds its kinds in the decision's own words, for example 罚款
 * @param fields the fields in which it is published longer at the least, in the order of the record
 * @param decidedBy whose decision it is, which sets way and time of its repair; null where the record does not say
 * @param severity its class under order 36, null where the record does not say
 * @param dutiesDoneOn since when all duties of the decision are fulfilled, null while they are not
 */
public record Penalty(
        Procedure procedure,
        List<String> kinds,
        List<Field> fields,
        DecidedBy decidedBy,
        Severity severity,
        LocalDate dutiesDoneOn) {

    public Penalty {
        kinds = List.copyOf(kinds);
        fields = List.copyOf(fields);
    }

    /** By which procedure a penalty is imposed (001, article 13 item 5; 002, article 16 paragraph 2). */
    public enum Procedure implements Coded {
        /** 简易程序. */
        SIMPLE("simple"),
        /** 一般程序. */
        GENERAL("general");

        private final String code;

        Procedure(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** The fields in which a penalty is published for a year at the least (003, part 三). */
    public enum Field implements Coded {
        /** 食品. */
        FOOD("food"),
        /** 药品. */
        DRUGS("drugs"),
        /** 特种设备. */
        SPECIAL_EQUIPMENT("special-equipment"),
        /** 安全生产. */
        WORK_SAFETY("work-safety"),
        /** 消防. */
        FIRE("fire");

        private final String code;

        Field(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** Whose decision a penalty is (003, part 四). */
    public enum DecidedBy implements Coded {
        /** 市场监管部门. */
        MARKET_SUPERVISION("market-supervision"),
        /** 其他部门. */
        OTHER("other");

        private final String code;

        DecidedBy(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** The classes of order 36 (reading O7). */
    public enum Severity implements Coded {
        /** 轻微. */
        MINOR("minor"),
        /** 一般. */
        GENERAL("general"),
        /** 严重. */
        SEVERE("severe");

        private final String code;

        Severity(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
