package org.chengxin.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Subjects made for what the rules of food and drug safety tell apart; each method names what it is about. */
final class FooddrugSituations {

    /** Every provision that is entered by its own code with nothing else to say; the rest have methods of their own. */
    private static final List<String> PLAIN_PROVISIONS = List.of(
            "27-1", "27-2", "27-4a", "27-4b", "27-5a", "27-5b", "27-6", "27-7a", "27-7b", "27-7c", "27-8", "27-9",
            "27-10a", "27-10b", "27-10c", "27-11a", "27-11b", "27-12", "27-13", "27-14", "28-1a", "28-6", "28-7",
            "28-8b", "29-1", "29-2", "29-3", "29-4", "30-1", "30-2", "30-3", "31-1", "31-2", "32-1", "32-2", "32-3",
            "33-1");

    /** An amount in each band for a natural person, the bounds themselves among them (28 (二) to (五)). */
    private static final long[] AMOUNTS_OF_PERSONS = {600, 999, 1_000, 8_800, 10_000, 56_000, 100_000, 240_000};
    /** An amount in each band for everybody else. */
    private static final long[] AMOUNTS_OF_OTHERS = {
        30_000, 99_999, 100_000, 260_000, 300_000, 870_000, 1_000_000, 4_200_000
    };

    private static final List<SubjectKind> KINDS = List.of(SubjectKind.values());

    private final Region region;
    private int turn;

    FooddrugSituations(Region region) {
        this.region = region;
    }

    void write() {
        everyProvision();
        everyBandOfFines();
        countedProvisions();
        gradesBetweenAAndB();
        nobodyGrades();
        groundsOfC();
        groundsOfD();
        oneAct();
        lists();
        timeAndRepair();
        endedFiles();
        socialResponsibility();
        determinations();
    }

    private void operator(SubjectKind kind, Consumer<FooddrugFile> story) {
        region.write(kind, Business.FOOD, subject -> story.accept(new FooddrugFile(subject)));
    }

    /** A company or a shop, in turn. */
    private void operator(Consumer<FooddrugFile> story) {
        turn++;
        operator(turn % 3 == 0 ? SubjectKind.INDIVIDUAL_BUSINESS : SubjectKind.LEGAL_PERSON, story);
    }

    private void everyProvision() {
        for (String provision : PLAIN_PROVISIONS) {
            operator(file -> {
                file.sound();
                file.adverse(provision);
                file.graded("A", "B");
            });
        }
    }

    /** Reading F3: the band follows from the amount and from who is fined; mitigated takes the lower figure. */
    private void everyBandOfFines() {
        for (SubjectKind kind : KINDS) {
            for (long amount : kind == SubjectKind.NATURAL_PERSON ? AMOUNTS_OF_PERSONS : AMOUNTS_OF_OTHERS) {
                for (boolean mitigated : new boolean[] {false, true}) {
                    operator(kind, file -> {
                        file.sound();
                        file.fine(amount, mitigated);
                    });
                }
            }
        }
    }

    /** Provisions with a number of times or batches, or by analogy (readings F4, F5, F18). */
    private void countedProvisions() {
        for (int batches : new int[] {1, 3, 12, 35, 60}) {
            operator(file -> {
                file.sound();
                file.adverse("27-3").fact("batches", batches);
            });
        }
        for (int repeat : new int[] {1, 2, 3}) {
            operator(file -> {
                file.sound();
                LocalDate first = file.subject().thisYear();
                file.adverse("28-1a", first);
                file.adverse("28-1b", file.subject().since(first)).fact("repeat", repeat);
            });
        }
        for (String analogue : List.of("27-1", "27-5b", "27-8", "27-12")) {
            operator(file -> {
                file.sound();
                file.adverse("27-15").fact("analogousTo", analogue).fact("reason", "性质与所参照情形类同，经集体讨论认定");
            });
        }
    }

    /** Reading P14: the authority determines a grade where the rules give none. */
    private void determinations() {
        for (String grade : List.of("A", "B", "C", "D")) {
            operator(file -> {
                file.licence("valid");
                file.inspected("sound");
                file.determined(grade, "本年度监督检查次数不足，经集体讨论按现有材料认定");
            });
        }
    }

    /** Articles 36 and 37: what parts an A from a B, one thing each (readings F11, F12). */
    private void gradesBetweenAAndB() {
        operator(FooddrugFile::sound);
        operator(file -> {
            file.licence("valid");
            file.inspected("unsound", "basically-sound", "sound");
        });
        operator(file -> {
            file.licence("valid");
            file.inspected("sound", "basically-sound");
        });
        operator(file -> {
            file.sound();
            file.adverse("28-1a");
            file.adverse("28-1a");
        });
        operator(file -> {
            file.sound();
            file.adverse("28-1a");
            file.fine(45_000, false);
        });
        // Intent alone leaves an A an A: article 36 does not ask for it.
        operator(file -> {
            file.sound();
            file.adverse("27-1").fact("intentional", true);
        });
        operator(file -> {
            file.sound();
            file.adverse("27-7b");
            file.adverse("27-6");
        });
    }

    /** Reading F13: each single condition of B that leaves a subject ungraded, everything else being met. */
    private void nobodyGrades() {
        operator(file -> file.inspected("sound", "sound"));
        for (String status : List.of("suspended", "revoked", "expired")) {
            operator(file -> {
                file.licence(status);
                file.inspected("sound", "sound");
            });
        }
        operator(file -> {
            file.licenceRunOut();
            file.inspected("sound", "sound");
        });
        operator(file -> file.licence("valid"));
        operator(file -> {
            file.licence("valid");
            file.inspected("sound");
        });
        operator(file -> {
            file.licence("valid");
            file.inspected("sound", "unsound");
        });
        operator(file -> {
            file.sound();
            file.adverse("27-7c").fact("intentional", true);
        });
        operator(file -> {
            file.sound();
            for (int i = 0; i < 3; i++) {
                file.adverse("28-1a");
            }
        });
        operator(file -> {
            file.sound();
            file.fine(180_000, false);
        });
        operator(SubjectKind.NATURAL_PERSON, file -> {
            file.sound();
            file.fine(2_600, false);
        });
        operator(file -> {
            file.licence("suspended");
            file.inspected("unsound");
            file.adverse("27-7a").fact("intentional", true);
        });
    }

    /** Article 38, reading F10. */
    private void groundsOfC() {
        operator(file -> {
            file.sound();
            file.finding("no-clear-improvement");
            file.graded("B", "B");
        });
        // Neither half of 38 (一) is enough by itself.
        operator(file -> {
            file.sound();
            file.graded("B", "B");
        });
        operator(file -> {
            file.sound();
            file.finding("no-clear-improvement");
            file.graded("B", "A");
        });
        operator(file -> {
            file.sound();
            file.fine(20_000, false);
            file.fine(12_000, true);
        });
        operator(file -> {
            file.sound();
            file.adverse("27-7b");
            file.adverse("27-7a");
        });
    }

    /** Article 39, reading F9. */
    private void groundsOfD() {
        operator(file -> {
            file.sound();
            file.fine(20_000, false);
            file.fine(12_000, true);
            file.fine(8_000, true);
        });
        operator(file -> {
            file.sound();
            file.adverse("27-8");
            file.adverse("27-7b");
        });
        for (String finding : List.of("banned-person-employed", "blacklisted", "criminal-liability-major-accident")) {
            operator(file -> {
                file.sound();
                file.finding(finding);
            });
        }
    }

    /** Article 34, readings F6 and P2: of several results of one act the highest counts; other articles add up. */
    private void oneAct() {
        operator(file -> {
            file.sound();
            LocalDate day = file.subject().thisYear();
            String act = file.subject().newAct(day);
            file.adverse("28-fine", day)
                    .fact("amount", 126_000)
                    .fact("mitigated", true)
                    .act(act);
            file.adverse("28-1a", day).act(act);
        });
        operator(file -> {
            file.sound();
            LocalDate day = file.subject().thisYear();
            String act = file.subject().newAct(day);
            file.adverse("28-fine", day).fact("amount", 450_000).act(act);
            file.adverse("28-6", day).act(act);
            file.adverse("27-5b", day).act(act);
        });
        operator(file -> {
            file.licence("suspended");
            file.inspected("sound", "unsound");
            LocalDate day = file.subject().thisYear();
            String act = file.subject().newAct(day);
            file.adverse("31-2", day).act(act);
            file.adverse("28-fine", day).fact("amount", 1_500_000).act(act);
            file.adverse("27-12", day).fact("intentional", true).act(act);
        });
        // The highest result of the act has been repaired: the next one steps in.
        operator(file -> {
            file.sound();
            LocalDate day = file.subject().thisYear();
            String act = file.subject().newAct(day);
            file.adverse("28-fine", day)
                    .fact("amount", 150_000)
                    .act(act)
                    .repaired(file.subject().since(day));
            file.adverse("28-1a", day).act(act);
        });
    }

    /** Articles 41, 44, 46 and 48, readings F15 and P1. */
    private void lists() {
        operator(file -> {
            file.sound();
            file.graded("A", "A");
        });
        operator(file -> {
            file.sound();
            file.socialResponsibility(4, true);
            file.graded("A", "B");
        });
        operator(file -> {
            file.sound();
            file.socialResponsibility(5, false);
            file.graded("A", "B");
        });
        operator(file -> {
            file.sound();
            file.graded("A", "A", "A");
            file.onList("red", "连续3年保持A级");
        });
        operator(file -> {
            file.sound();
            file.adverse("27-7a");
            file.graded("A", "A");
            file.onList("red", "连续2年保持A级并主动承担社会责任");
        });
        operator(file -> {
            file.sound();
            file.graded("B", "C");
            file.wasOnList("red", "连续3年保持A级");
        });
        operator(file -> {
            file.sound();
            file.adverse("27-13");
            file.onList("black", "一次性记50分");
        });
        operator(file -> {
            file.sound();
            file.graded("B", "D");
            file.wasOnList("black", "一次性记50分");
        });
        operator(file -> {
            file.sound();
            file.graded("D", "C");
            file.onList("severe", "上一信用记录周期评定为D级");
        });
        operator(file -> {
            file.sound();
            file.graded("B", "C");
            file.wasOnList("severe", "评定为D级");
        });
        operator(file -> {
            file.sound();
            file.onList("abnormal", "通过登记的住所无法联系");
        });
        operator(file -> {
            file.sound();
            file.wasOnList("abnormal", "未按期公示年度报告");
        });
    }

    /** Articles 23 and 52, readings F1, F19, D1: other years, repaired, no longer disclosed, never disclosed. */
    private void timeAndRepair() {
        for (String provision : List.of("27-9", "27-7a", "28-6", "27-1")) {
            operator(file -> {
                file.sound();
                LocalDate day = file.subject().thisYear();
                file.adverse(provision, day).repaired(file.subject().since(day));
            });
            operator(file -> {
                file.sound();
                file.adverse(provision, file.subject().monthsAgo(13, 40));
                file.graded("C", "A");
            });
            operator(file -> {
                file.sound();
                LocalDate day = file.subject().monthsAgo(64, 84);
                file.adverse(provision, day).ended(day);
            });
            operator(file -> {
                file.sound();
                file.adverse(provision).undisclosed();
            });
        }
        operator(SubjectKind.NATURAL_PERSON, file -> {
            file.sound();
            LocalDate day = file.subject().monthsAgo(64, 84);
            file.adverse("28-fine", day).fact("amount", 700).ended(day);
        });
        operator(file -> {
            file.sound();
            LocalDate day = file.subject().monthsAgo(18, 40);
            file.adverse("28-fine", day)
                    .fact("amount", 40_000)
                    .repaired(file.subject().since(day.plusYears(1)));
        });
    }

    /** Reading F14 and article 23: the file ends with the licence or the subject. */
    private void endedFiles() {
        operator(file -> {
            file.licence("cancelled");
            file.inspected("sound");
        });
        operator(file -> {
            file.licence("valid");
            file.inspected("sound", "sound");
            file.subject().status = SubjectStatus.DISSOLVED;
        });
        operator(file -> {
            file.licence("cancelled");
            file.adverse("27-12");
            file.subject().status = SubjectStatus.DISSOLVED;
        });
    }

    /** Every item of article 19, verified and not yet. */
    private void socialResponsibility() {
        for (int item = 1; item <= 9; item++) {
            int thisItem = item;
            operator(file -> {
                file.sound();
                file.socialResponsibility(thisItem, true);
                file.graded("B", "B");
            });
        }
        operator(file -> {
            file.sound();
            file.socialResponsibility(1, false);
            file.graded("A");
        });
    }
}
