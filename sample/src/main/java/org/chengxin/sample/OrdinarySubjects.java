package org.chengxin.sample;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.subject.SubjectKind;

/** The great part of the region: subjects to whom little happens. Most grades are A or B, few are D or E. */
final class OrdinarySubjects {

    private static final List<String> INSPECTION_RESULTS =
            List.of("未发现问题", "未发现问题", "未发现问题", "发现问题已责令改正", "未按规定公示应当公示的信息", "不配合检查情节较轻");
    private static final List<String> NATIONAL_A = List.of("优+", "优", "优");
    private static final List<String> NATIONAL_B = List.of("良+", "良", "良", "良-");
    private static final List<String> NATIONAL_C = List.of("中+", "中", "中-");
    private static final List<String> SLIGHT_DEMERITS = List.of("27-1", "27-2", "27-4a", "32-3");
    private static final List<String> MIDDLING_DEMERITS = List.of("27-5b", "27-7a", "27-7b", "27-10a", "32-1", "29-1");
    private static final List<String> GRAVE_DEMERITS = List.of("27-8", "27-9", "28-6", "29-3", "31-1");
    private static final List<String> GRAVEST_DEMERITS = List.of("27-12", "27-13", "27-10c");
    private static final List<String> SLIGHT_HOLDER =
            List.of("holder-12-1", "holder-15-1", "holder-18-1", "holder-24-1", "holder-32-1", "holder-46-1");
    private static final List<String> HOLDER =
            List.of("holder-15-2", "holder-23-2", "holder-26-1", "holder-28-1", "holder-31-1", "holder-37-2");
    private static final List<String> GRAVE_HOLDER =
            List.of("holder-23-3", "holder-29-3", "holder-35-1", "holder-37-3", "holder-46-3", "holder-38-3");
    private static final List<String> SLIGHT_INTERMEDIARY =
            List.of("intermediary-5-1", "intermediary-8-1", "intermediary-11-1", "intermediary-12-1");
    private static final List<String> INTERMEDIARY =
            List.of("intermediary-4-1", "intermediary-9-2", "intermediary-11-2", "intermediary-12-2");
    private static final List<String> GRAVE_INTERMEDIARY =
            List.of("intermediary-4-2", "intermediary-7-1", "intermediary-8-2", "intermediary-11-3");
    private static final List<String> HONOURS =
            List.of("绿色矿山建设先进单位（示例）", "安全生产先进集体（示例）", "地质找矿先进单位（示例）", "资源节约与综合利用先进单位（示例）");

    private final Region region;
    private final long seed;
    private int written;

    OrdinarySubjects(Region region, long seed) {
        this.region = region;
        this.seed = seed;
    }

    /** Writes some more of them. */
    void write(int number) {
        for (int i = 0; i < number; i++) {
            Dice dice = Dice.of(~seed, written++);
            Business business = business(dice.below(100));
            region.write(kind(business, dice.below(100)), business, subject -> file(subject, business));
        }
    }

    private static Business business(int hundredth) {
        if (hundredth < 50) {
            return Business.FOOD;
        }
        if (hundredth < 57) {
            return Business.FOOD_AND_INDUSTRY;
        }
        if (hundredth < 73) {
            return Business.INDUSTRY;
        }
        if (hundredth < 83) {
            return Business.MINING;
        }
        if (hundredth < 88) {
            return Business.MINING_AND_INDUSTRY;
        }
        if (hundredth < 89) {
            return Business.SALT_AND_WATER;
        }
        return hundredth < 97 ? Business.SURVEY : Business.INVESTMENT;
    }

    private static SubjectKind kind(Business business, int hundredth) {
        if (business == Business.FOOD) {
            if (hundredth < 45) {
                return SubjectKind.LEGAL_PERSON;
            }
            return hundredth < 88
                    ? SubjectKind.INDIVIDUAL_BUSINESS
                    : hundredth < 94 ? SubjectKind.NATURAL_PERSON : SubjectKind.UNINCORPORATED;
        }
        if (business == Business.INVESTMENT && hundredth >= 92) {
            return SubjectKind.NATURAL_PERSON;
        }
        return hundredth < 90
                ? SubjectKind.LEGAL_PERSON
                : hundredth < 96 ? SubjectKind.UNINCORPORATED : SubjectKind.INDIVIDUAL_BUSINESS;
    }

    private static void file(SampleSubject subject, Business business) {
        switch (business) {
            case FOOD -> food(new FooddrugFile(subject));
            case FOOD_AND_INDUSTRY -> {
                food(new FooddrugFile(subject));
                industry(new IndustryFile(subject));
            }
            case INDUSTRY -> industry(new IndustryFile(subject));
            case MINING -> holder(new MiningFile(subject, "mining-right-holder"));
            case MINING_AND_INDUSTRY -> {
                holder(new MiningFile(subject, "mining-right-holder"));
                industry(new IndustryFile(subject));
            }
            case SALT_AND_WATER -> {
                food(new FooddrugFile(subject));
                holder(new MiningFile(subject, "mining-right-holder"));
                industry(new IndustryFile(subject));
            }
            case SURVEY -> intermediary(new MiningFile(subject, "intermediary"));
            case INVESTMENT -> bidder(new MiningFile(subject, subject.dice.chance(60) ? "bidder" : "winner"));
        }
    }

    private static void food(FooddrugFile file) {
        Dice dice = file.subject().dice;
        file.licence("valid");
        int hundredth = dice.below(100);
        if (hundredth < 58) {
            excellent(file, dice);
        } else if (hundredth < 82) {
            good(file, dice);
        } else if (hundredth < 86) {
            file.inspected("sound", "basically-sound");
            file.adverse(dice.pick(GRAVE_DEMERITS));
            file.graded("B", "A");
        } else if (hundredth < 88) {
            file.inspected("basically-sound", "unsound");
            file.adverse(dice.pick(GRAVEST_DEMERITS));
            file.graded("C", "B");
        } else if (hundredth < 97) {
            file.inspected("sound");
            file.graded("A");
        } else {
            file.inspected("basically-sound", "sound");
            file.fine(dice.between(110, 290) * 1_000L, false);
            file.graded("B", "B");
        }
        if (dice.chance(15)) {
            file.adverse(dice.pick(SLIGHT_DEMERITS), file.subject().monthsAgo(13, 50));
        }
    }

    private static void excellent(FooddrugFile file, Dice dice) {
        file.inspected(dice.chance(20) ? new String[] {"sound", "sound", "sound"} : new String[] {"sound", "sound"});
        if (dice.chance(25)) {
            file.adverse(dice.pick(SLIGHT_DEMERITS));
        }
        if (dice.chance(15)) {
            file.socialResponsibility(dice.between(1, 9), dice.chance(80));
        }
        if (dice.chance(5)) {
            file.graded("A", "A", "A");
            file.onList("red", "连续3年保持A级");
        } else {
            file.graded(dice.chance(70) ? "A" : "B", dice.chance(60) ? "A" : "B");
        }
    }

    private static void good(FooddrugFile file, Dice dice) {
        switch (dice.below(4)) {
            case 0 -> file.inspected("sound", "basically-sound");
            case 1 -> {
                file.inspected("sound", "sound");
                file.fine(
                        dice.between(5, 60)
                                * 1_000L
                                / (file.subject().kind.code().startsWith("nat") ? 100 : 1),
                        true);
            }
            case 2 -> {
                file.inspected("basically-sound", "sound");
                file.adverse("28-1a");
            }
            default -> {
                file.inspected("sound", "sound");
                file.adverse(dice.pick(MIDDLING_DEMERITS));
            }
        }
        file.graded(dice.chance(50) ? "A" : "B", dice.chance(50) ? "A" : "B");
    }

    private static void holder(MiningFile file) {
        file.licence("valid");
        graded(file, SLIGHT_HOLDER, HOLDER, GRAVE_HOLDER);
    }

    private static void intermediary(MiningFile file) {
        SampleSubject subject = file.subject();
        file.licence("valid");
        if (subject.dice.chance(50)) {
            LocalDate due = subject.monthsAgo(2, 30);
            file.contract(due, subject.dice.chance(70)).fact("completedOn", due.minusDays(subject.dice.below(60)));
        }
        graded(file, SLIGHT_INTERMEDIARY, INTERMEDIARY, GRAVE_INTERMEDIARY);
    }

    private static void graded(MiningFile file, List<String> slight, List<String> middling, List<String> grave) {
        Dice dice = file.subject().dice;
        int hundredth = dice.below(100);
        if (hundredth >= 97) {
            return;
        }
        file.publicScore(dice.between(640, 960));
        if (hundredth < 60) {
            file.graded("A", "A", "A", "A");
        } else if (hundredth < 80) {
            file.adverse(dice.pick(slight));
            file.graded("B", "A", "A");
        } else if (hundredth < 87) {
            file.adverse(dice.pick(middling));
            file.honour(dice.between(1, 4), dice.pick(HONOURS));
            file.graded("B", "B");
        } else if (hundredth < 93) {
            file.adverse(dice.pick(grave));
            file.graded("C", "B");
        } else if (hundredth < 95) {
            file.adverse(dice.pick(slight));
            file.adverse(dice.pick(grave));
            file.graded("C", "C");
        } else if (hundredth < 96) {
            file.adverse(dice.pick(grave));
            file.adverse(dice.pick(grave));
            file.graded("D", "C");
        } else {
            file.repaired(dice.pick(middling));
            file.graded("B", "B", "B");
        }
        if (dice.chance(12)) {
            file.honour(dice.between(1, 4), dice.pick(HONOURS));
        }
    }

    private static void bidder(MiningFile file) {
        if (file.subject().dice.chance(50)) {
            file.publicScore(file.subject().dice.between(600, 950));
        }
    }

    private static void industry(IndustryFile file) {
        SampleSubject subject = file.subject();
        Dice dice = subject.dice;
        int hundredth = dice.below(100);
        if (hundredth < 35) {
            file.nationalGrade(dice.pick(NATIONAL_A));
        } else if (hundredth < 80) {
            file.nationalGrade(dice.pick(NATIONAL_B));
        } else if (hundredth < 91) {
            file.nationalGrade(dice.pick(NATIONAL_C));
        } else if (hundredth < 94) {
            file.nationalGrade("差");
        }
        if (dice.chance(10)) {
            file.assessment(dice.chance(70) ? "B" : "A", subject.monthsAgo(0, 11));
        }
        if (dice.chance(45)) {
            file.inspection(dice.pick(INSPECTION_RESULTS));
        }
        if (dice.chance(12)) {
            file.complaint(dice.chance(40), subject.monthsAgo(0, 20));
        }
        if (dice.chance(6)) {
            file.penalty(dice.chance(10), subject.monthsAgo(0, 30));
        }
    }
}
