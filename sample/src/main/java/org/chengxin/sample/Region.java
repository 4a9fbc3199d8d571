package org.chengxin.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.chengxin.core.subject.Areas;
import org.chengxin.core.subject.Areas.Area;
import org.chengxin.core.subject.Areas.Level;
import org.chengxin.core.subject.SubjectKind;

/** The region being written: makes up one subject after the other and hands each on before the next, so that memory stays flat. */
final class Region {

    private final long seed;
    private final LocalDate today;
    private final Consumer<SampleSubject> out;
    private final Area whole;
    /** The region and its leagues and cities. */
    private final List<Area> above = new ArrayList<>();

    private final List<Area> banners = new ArrayList<>();
    private final Names names = new Names();
    private final Numbers numbers;
    private final Documents documents = new Documents();
    private int subjects;
    private int companies;
    private int acts;

    Region(long seed, LocalDate today, Consumer<SampleSubject> out) {
        this.seed = seed;
        this.today = today;
        this.out = out;
        this.numbers = new Numbers(seed);
        for (Area area : Areas.region().all()) {
            (area.level() == Level.BANNER ? banners : above).add(area);
        }
        this.whole = above.get(0);
    }

    LocalDate today() {
        return today;
    }

    Area whole() {
        return whole;
    }

    Documents documents() {
        return documents;
    }

    String nextAct(int year) {
        acts++;
        return "示例案" + year + "-" + acts;
    }

    /** Makes up a subject, lets a story fill its file, and hands it on. */
    void write(SubjectKind kind, Business business, Consumer<SampleSubject> story) {
        int number = subjects++;
        Dice dice = Dice.of(seed, number);
        Area area = area(dice, number, kind);
        SampleSubject subject;
        if (kind == SubjectKind.NATURAL_PERSON) {
            subject = new SampleSubject(this, dice, kind, area, names.person(), null, numbers.person());
        } else {
            String name = names.organisation(dice, kind, area, business);
            subject =
                    new SampleSubject(this, dice, kind, area, name, numbers.creditCode(dice, kind, area.code()), null);
        }
        story.accept(subject);
        out.accept(subject);
    }

    /**
     * Every fifth subject takes the next banner in turn and some companies the next league or the region, so that every area has
     * some; towns have more than the others.
     */
    private Area area(Dice dice, int number, SubjectKind kind) {
        if (number % 5 == 0) {
            return banners.get(number / 5 % banners.size());
        }
        if (kind == SubjectKind.LEGAL_PERSON) {
            companies++;
            if (companies % 25 == 0) {
                return above.get(companies / 25 % above.size());
            }
        }
        Area area = dice.pick(banners);
        return isTown(area) ? area : dice.pick(banners);
    }

    private static boolean isTown(Area area) {
        return area.level() == Level.BANNER
                && (area.name().endsWith("区") || area.name().endsWith("市"));
    }
}
