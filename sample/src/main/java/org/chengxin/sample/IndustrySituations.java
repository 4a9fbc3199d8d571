package org.chengxin.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/** Subjects made for what the rules of industry tell apart; each method names what it is about. */
final class IndustrySituations {

    private static final List<String> NATIONAL_GRADES = List.of("优+", "优", "良+", "良", "良-", "中+", "中", "中-", "差");

    private final Region region;

    IndustrySituations(Region region) {
        this.region = region;
    }

    void write() {
        nationalGrades();
        assessments();
        notGraded();
        moreInspections();
        abnormalList();
        otherLists();
        timeAndRepair();
        kindsAndLicences();
        severalSectors();
    }

    private void enterprise(Consumer<IndustryFile> story) {
        enterprise(SubjectKind.LEGAL_PERSON, story);
    }

    private void enterprise(SubjectKind kind, Consumer<IndustryFile> story) {
        region.write(kind, Business.INDUSTRY, subject -> story.accept(new IndustryFile(subject)));
    }

    /** Article 5, reading I1. */
    private void nationalGrades() {
        for (String grade : NATIONAL_GRADES) {
            enterprise(file -> file.nationalGrade(grade));
        }
        enterprise(file -> {
            file.nationalGrade("中", file.subject().monthsAgo(20, 26));
            file.nationalGrade("良+", file.subject().monthsAgo(6, 12));
        });
    }

    /** Article 4, reading I2: the later of the two decides, on the same day the bureau's own, which holds for a year. */
    private void assessments() {
        for (String grade : List.of("A", "B", "C", "D")) {
            enterprise(file -> file.assessment(grade, file.subject().monthsAgo(0, 11)));
            enterprise(file -> {
                file.nationalGrade("良", file.subject().monthsAgo(8, 14));
                file.assessment(grade, file.subject().monthsAgo(0, 7));
            });
        }
        enterprise(file -> {
            file.assessment("C", file.subject().monthsAgo(6, 11));
            file.nationalGrade("优", file.subject().monthsAgo(0, 5));
        });
        enterprise(file -> {
            LocalDate day = file.subject().monthsAgo(1, 10);
            file.nationalGrade("优+", day);
            file.assessment("B", day);
        });
        enterprise(file -> {
            file.nationalGrade("中-", file.subject().monthsAgo(20, 26));
            file.assessment("A", file.subject().monthsAgo(13, 18));
        });
    }

    /** Reading I3: no result at all, or only an assessment older than a year. */
    private void notGraded() {
        enterprise(file -> file.licence("valid"));
        enterprise(file -> file.assessment("B", file.subject().monthsAgo(13, 24)));
        enterprise(file -> {
            file.inspection("未发现问题");
            file.penalty(false, file.subject().monthsAgo(1, 10));
        });
    }

    /** Article 6, reading I4: each ground by itself, and what falls just short of it. */
    private void moreInspections() {
        enterprise(file -> {
            file.nationalGrade("优");
            for (int i = 0; i < 3; i++) {
                file.complaint(true, file.subject().monthsAgo(0, 11));
            }
        });
        enterprise(file -> {
            file.nationalGrade("良");
            file.complaint(true, file.subject().monthsAgo(13, 20));
            file.complaint(true, file.subject().monthsAgo(0, 11));
            file.complaint(true, file.subject().monthsAgo(0, 11));
            file.complaint(false, file.subject().monthsAgo(0, 11));
        });
        enterprise(file -> {
            file.nationalGrade("良+");
            file.penalty(true, file.subject().monthsAgo(0, 11));
        });
        enterprise(file -> {
            file.nationalGrade("良+");
            file.penalty(true, file.subject().monthsAgo(13, 30));
            file.penalty(false, file.subject().monthsAgo(0, 11));
        });
        enterprise(file -> {
            file.nationalGrade("差");
            file.penalty(true, file.subject().monthsAgo(0, 6));
            file.abnormal(true, file.subject().monthsAgo(0, 6));
            file.inspection("发现问题已责令改正");
        });
        for (String result :
                List.of("未发现问题", "未按规定公示应当公示的信息", "公示信息隐瞒真实情况、弄虚作假", "通过登记的住所（经营场所）无法联系", "发现问题已责令改正", "不配合检查情节严重")) {
            enterprise(file -> {
                file.nationalGrade("良");
                file.inspection(result);
            });
        }
    }

    /** Reading P10: listed by a record or by an entry, and removed again. */
    private void abnormalList() {
        enterprise(file -> {
            file.nationalGrade("优");
            file.abnormal(true, file.subject().monthsAgo(1, 20));
        });
        enterprise(file -> {
            file.nationalGrade("优");
            LocalDate day = file.subject().monthsAgo(4, 20);
            file.abnormal(true, day).fact("removedOn", file.subject().since(day));
        });
        enterprise(file -> {
            file.nationalGrade("良");
            LocalDate day = file.subject().monthsAgo(4, 20);
            file.abnormal(true, day);
            file.abnormal(false, file.subject().since(day));
        });
        enterprise(file -> {
            file.nationalGrade("良");
            file.onList("abnormal", "未在规定期限内公示年度报告");
        });
        enterprise(file -> {
            file.nationalGrade("良");
            file.wasOnList("abnormal", "通过登记的住所无法联系");
        });
    }

    private void otherLists() {
        enterprise(file -> {
            file.nationalGrade("差");
            file.onList("severe", "严重违法失信");
        });
        enterprise(file -> {
            file.nationalGrade("中+");
            file.wasOnList("severe", "严重违法失信");
        });
    }

    /** D1: repaired, no longer disclosed, never disclosed. */
    private void timeAndRepair() {
        enterprise(file -> {
            file.nationalGrade("良");
            LocalDate day = file.subject().monthsAgo(4, 11);
            file.penalty(true, day).repaired(file.subject().since(day.plusMonths(3)));
        });
        enterprise(file -> {
            file.nationalGrade("优");
            LocalDate day = file.subject().monthsAgo(64, 80);
            file.penalty(true, day).ended(day);
        });
        enterprise(file -> {
            file.nationalGrade("良-");
            file.penalty(false, file.subject().monthsAgo(1, 11)).undisclosed();
        });
        enterprise(file -> {
            file.nationalGrade("良");
            LocalDate day = file.subject().monthsAgo(10, 20);
            file.abnormal(true, day).repaired(file.subject().since(day.plusMonths(6)));
        });
    }

    private void kindsAndLicences() {
        for (SubjectKind kind : SubjectKind.values()) {
            if (kind != SubjectKind.NATURAL_PERSON) {
                enterprise(kind, file -> file.nationalGrade("良"));
            }
        }
        for (String status : List.of("valid", "suspended", "revoked", "cancelled", "expired")) {
            enterprise(file -> {
                file.licence(status);
                file.nationalGrade("良-");
            });
        }
        enterprise(file -> {
            file.nationalGrade("良");
            file.subject().status = SubjectStatus.DISSOLVED;
        });
    }

    /** One company, another grade in each sector: the same letter is never merged. */
    private void severalSectors() {
        region.write(SubjectKind.LEGAL_PERSON, Business.SALT_AND_WATER, subject -> {
            FooddrugFile food = new FooddrugFile(subject);
            food.sound();
            MiningFile mining = new MiningFile(subject, "mining-right-holder");
            mining.publicScore(720);
            mining.adverse("holder-37-3");
            new IndustryFile(subject).nationalGrade("良+");
        });
        region.write(SubjectKind.LEGAL_PERSON, Business.FOOD_AND_INDUSTRY, subject -> {
            FooddrugFile food = new FooddrugFile(subject);
            food.sound();
            food.adverse("27-12");
            new IndustryFile(subject).nationalGrade("优");
        });
        region.write(SubjectKind.LEGAL_PERSON, Business.MINING_AND_INDUSTRY, subject -> {
            MiningFile mining = new MiningFile(subject, "mining-right-holder");
            mining.publicScore(930);
            new IndustryFile(subject).nationalGrade("差");
        });
    }
}
