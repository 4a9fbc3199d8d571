package org.chengxin.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Subjects made for what the mining measures tell apart; each method names what it is about. */
final class MiningSituations {

    /** How many rows each item of annex 三 has, a digit an item from the first on. */
    private static final String ROWS_OF_HOLDERS = "244424441243233232222233222242122224444234332322333332231";
    /** How many rows each item of annex 四 has. */
    private static final String ROWS_OF_INTERMEDIARIES = "44322313323222334234222133333322333332231";

    private static final String HOLDER = "mining-right-holder";
    private static final String INTERMEDIARY = "intermediary";
    private static final String BIDDER = "bidder";
    private static final String WINNER = "winner";
    private static final String GREEN_MINE = "绿色矿山建设先进单位（示例）";
    private static final String SAFETY = "安全生产先进集体（示例）";

    private final Region region;

    MiningSituations(Region region) {
        this.region = region;
    }

    void write() {
        everyDeduction("holder", ROWS_OF_HOLDERS, HOLDER);
        everyDeduction("intermediary", ROWS_OF_INTERMEDIARIES, INTERMEDIARY);
        everyGrade();
        publicScores();
        honours();
        contracts();
        oneAct();
        timeAndRepair();
        notFinal();
        severeInformation();
        lists();
        biddersAndWinners();
        endedSubjects();
        otherKinds();
        determinations();
    }

    private void subject(String role, Consumer<MiningFile> story) {
        subject(SubjectKind.LEGAL_PERSON, role, story);
    }

    private void subject(SubjectKind kind, String role, Consumer<MiningFile> story) {
        Business business = switch (role) {
            case HOLDER -> Business.MINING;
            case INTERMEDIARY -> Business.SURVEY;
            default -> Business.INVESTMENT;
        };
        region.write(kind, business, subject -> story.accept(new MiningFile(subject, role)));
    }

    private static int score(MiningFile file) {
        return file.subject().dice.between(680, 960);
    }

    /** Annexes 三 and 四, row by row. */
    private void everyDeduction(String table, String rowsOfItems, String role) {
        for (int item = 1; item <= rowsOfItems.length(); item++) {
            for (int row = 1; row <= rowsOfItems.charAt(item - 1) - '0'; row++) {
                String provision = table + "-" + item + "-" + row;
                subject(role, file -> {
                    file.licence("valid");
                    file.publicScore(score(file));
                    file.adverse(provision);
                    file.graded("A", "A");
                });
            }
        }
    }

    /** Article 14, readings M1 and M2: each grade, the bounds themselves, and N kept within 0 and 1000. */
    private void everyGrade() {
        subject(HOLDER, file -> file.publicScore(900));
        // 500 × 0.2 + 1000 × 0.8 = 900 is still B.
        subject(HOLDER, file -> file.publicScore(500));
        subject(INTERMEDIARY, file -> file.publicScore(420));
        // 800 × 0.2 + 800 × 0.8 = 800 is still C.
        subject(HOLDER, file -> {
            file.publicScore(800);
            file.adverse("holder-37-2");
        });
        subject(HOLDER, file -> {
            file.publicScore(700);
            file.adverse("holder-37-4");
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(700);
            file.adverse("intermediary-3-3");
        });
        // 600 × 0.2 + 600 × 0.8 = 600 is still E.
        subject(HOLDER, file -> {
            file.publicScore(600);
            file.adverse("holder-9-1");
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(640);
            file.adverse("intermediary-1-4");
            file.adverse("intermediary-7-1");
            file.graded("D", "C", "C");
        });
        subject(HOLDER, file -> {
            file.publicScore(200);
            for (String provision : List.of("holder-2-4", "holder-3-4", "holder-38-4", "holder-44-3")) {
                file.adverse(provision);
            }
            file.graded("E", "E", "D");
        });
        subject(HOLDER, file -> {
            file.publicScore(980);
            file.honour(1, GREEN_MINE);
        });
    }

    /** Reading M3: the latest public score decides; without one nobody is graded (P9: the lines are shown all the same). */
    private void publicScores() {
        subject(HOLDER, file -> {
            file.publicScore(610, file.subject().monthsAgo(14, 20));
            file.publicScore(880, file.subject().monthsAgo(0, 3));
        });
        for (String role : List.of(HOLDER, INTERMEDIARY)) {
            subject(role, file -> file.licence("valid"));
            subject(role, file -> {
                file.adverse(role.equals(HOLDER) ? "holder-18-1" : "intermediary-12-1");
                file.honour(4, SAFETY);
            });
        }
    }

    /** Reading P14: the authority determines a grade where there is no public score. */
    private void determinations() {
        for (String grade : List.of("A", "B", "C", "D", "E")) {
            subject(HOLDER, file -> file.determined(grade, "公共信用评价分值尚未形成，经集体讨论按现有材料认定"));
        }
    }

    /** Annex 二, readings M5 and P6. */
    private void honours() {
        for (int row = 1; row <= 4; row++) {
            int thisRow = row;
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.adverse("holder-37-2");
                file.honour(thisRow, GREEN_MINE);
            });
            subject(INTERMEDIARY, file -> {
                file.publicScore(score(file));
                file.adverse("intermediary-4-1");
                file.honour(thisRow, SAFETY);
            });
        }
        // One honour at several levels counts once; all together give at most 100.
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            file.adverse("holder-37-3");
            file.honour(2, GREEN_MINE);
            file.honour(1, GREEN_MINE);
        });
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            file.adverse("holder-37-4");
            file.honour(3, GREEN_MINE);
            file.honour(4, SAFETY);
        });
        // Run out after a year, run out with its term, and in force for longer than a year.
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            file.honour(4, SAFETY, file.subject().monthsAgo(14, 30));
        });
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            LocalDate granted = file.subject().monthsAgo(30, 34);
            file.honour(2, GREEN_MINE, granted).validUntil(granted.plusYears(2));
        });
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            LocalDate granted = file.subject().monthsAgo(16, 30);
            file.honour(1, GREEN_MINE, granted).validUntil(granted.plusYears(4));
        });
    }

    /** Article 10, annex 四-6, readings M10 and P8: funded contracts deduct by themselves once they are overdue. */
    private void contracts() {
        for (int months : new int[] {4, 9, 15}) {
            subject(INTERMEDIARY, file -> {
                file.publicScore(score(file));
                file.contract(file.subject().today.minusMonths(months).minusDays(3), true);
            });
            subject(INTERMEDIARY, file -> {
                file.publicScore(score(file));
                LocalDate due = file.subject().monthsAgo(20, 40);
                file.contract(due, true)
                        .fact("completedOn", due.plusMonths(months).plusDays(3));
            });
            // Excused, not funded, and a right holder's: nothing is deducted.
            subject(INTERMEDIARY, file -> {
                file.publicScore(score(file));
                file.contract(file.subject().today.minusMonths(months).minusDays(3), true)
                        .fact("excused", true);
            });
            subject(INTERMEDIARY, file -> {
                file.publicScore(score(file));
                file.contract(file.subject().today.minusMonths(months).minusDays(3), false);
            });
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.contract(file.subject().today.minusMonths(months).minusDays(3), true);
            });
        }
        // In time, a little late, and not yet due.
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            LocalDate due = file.subject().monthsAgo(3, 20);
            file.contract(due, true).fact("completedOn", due.minusDays(20));
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            LocalDate due = file.subject().monthsAgo(5, 20);
            file.contract(due, true).fact("completedOn", due.plusMonths(2));
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            file.contract(file.subject().today.plusMonths(5), true);
        });
        // Late long ago: the five years from the day its row was reached are over.
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            LocalDate due = file.subject().today.minusYears(6);
            file.contract(due, true).fact("completedOn", due.plusMonths(5));
        });
    }

    /** Readings M6 and P2: one act is deducted once, at its highest; supervision items add to it. */
    private void oneAct() {
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            LocalDate day = file.subject().monthsAgo(4, 40);
            String act = file.subject().newAct(day);
            file.adverse("holder-36-2", day).act(act);
            file.adverse("holder-32-1", day).act(act);
            file.adverse("holder-56-1", file.subject().since(day)).act(act);
        });
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            LocalDate day = file.subject().monthsAgo(4, 40);
            String act = file.subject().newAct(day);
            file.adverse("holder-24-1", day).act(act);
            file.adverse("holder-56-1", file.subject().since(day)).act(act);
            file.adverse("holder-56-2", file.subject().since(day)).act(act);
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            LocalDate day = file.subject().monthsAgo(4, 40);
            String act = file.subject().newAct(day);
            file.adverse("intermediary-11-2", day).act(act);
            file.adverse("intermediary-9-2", day).act(act);
            file.adverse("intermediary-40-3", file.subject().since(day)).act(act);
        });
    }

    /** Readings M4, P7 and article 26: run out, prolonged by the severe list, repaired, never disclosed. */
    private void timeAndRepair() {
        for (String provision : List.of("holder-3-3", "holder-28-2", "holder-37-1")) {
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.runOut(provision);
            });
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.prolonged(provision);
            });
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.repaired(provision);
            });
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.adverse(provision).undisclosed();
            });
        }
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            file.runOut("intermediary-2-3");
            file.repaired("intermediary-13-1");
        });
    }

    /** Article 8, reading M13: a penalty counts only once it is final. */
    private void notFinal() {
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            file.penaltyNotFinal("holder-38-2");
        });
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            file.adverse("holder-18-1");
            file.penaltyNotFinal("holder-21-2");
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            file.penaltyNotFinal("intermediary-22-1");
        });
    }

    /** Article 16, readings M7 and M8: information that leads to the severe list, beside the grade or instead of a deduction. */
    private void severeInformation() {
        for (String mark : List.of("16-1", "16-2", "16-3")) {
            subject(HOLDER, file -> {
                file.publicScore(score(file));
                file.adverse("holder-6-3").fact("severe", mark);
            });
            subject(INTERMEDIARY, file -> {
                file.publicScore(score(file));
                file.adverse("intermediary-26-2").fact("severe", mark);
            });
        }
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            file.adverse("holder-57-1").fact("severe", "16-1");
        });
        subject(INTERMEDIARY, file -> {
            file.publicScore(score(file));
            file.adverse("intermediary-41-1").fact("severe", "16-1");
        });
        subject(HOLDER, file -> file.adverse("holder-45-2").fact("severe", "16-3"));
    }

    private void lists() {
        for (String role : List.of(HOLDER, INTERMEDIARY)) {
            subject(role, file -> {
                file.publicScore(score(file));
                file.onList("severe", "弄虚作假受到行政处罚");
            });
            subject(role, file -> {
                file.publicScore(score(file));
                file.wasOnList("severe", "弄虚作假受到行政处罚");
            });
            subject(role, file -> {
                file.publicScore(score(file));
                file.onList("abnormal", "未按规定公示矿业权人勘查开采信息");
            });
            subject(role, file -> {
                file.publicScore(score(file));
                file.wasOnList("abnormal", "未按规定公示矿业权人勘查开采信息");
            });
        }
    }

    /** Articles 12 and 17, readings M9 and P9: never graded, only listed. */
    private void biddersAndWinners() {
        for (String mark : List.of("17-1", "17-2")) {
            subject(BIDDER, file -> file.adverse(null).fact("severe", mark));
        }
        for (String mark : List.of("17-3", "17-4", "17-5")) {
            subject(WINNER, file -> file.adverse(null).fact("severe", mark));
        }
        for (String role : List.of(BIDDER, WINNER)) {
            subject(role, file -> file.licence("valid"));
            subject(role, file -> file.onList("severe", "弄虚作假，骗取竞买资格"));
            subject(role, file -> file.wasOnList("severe", "拒绝签订成交确认书"));
        }
        subject(SubjectKind.NATURAL_PERSON, BIDDER, file -> file.adverse(null).fact("severe", "17-1"));
    }

    /** Article 15, reading P5: whoever no longer exists is not graded, but its information may still lead to the list. */
    private void endedSubjects() {
        for (String role : List.of(HOLDER, INTERMEDIARY)) {
            subject(role, file -> {
                file.publicScore(score(file));
                file.subject().status = SubjectStatus.DISSOLVED;
            });
        }
        subject(HOLDER, file -> {
            file.publicScore(score(file));
            file.adverse("holder-8-4").fact("severe", "16-1");
            file.subject().status = SubjectStatus.DISSOLVED;
        });
    }

    /** Subjects other than companies, and licences of every status, which the grade does not depend on. */
    private void otherKinds() {
        for (SubjectKind kind : SubjectKind.values()) {
            subject(kind, HOLDER, file -> {
                file.licence("valid");
                file.publicScore(score(file));
                file.adverse("holder-12-1");
            });
        }
        for (String status : List.of("suspended", "revoked", "cancelled", "expired")) {
            subject(HOLDER, file -> {
                file.licence(status);
                file.publicScore(score(file));
            });
        }
    }
}
