package org.chengxin.industry;

import java.util.List;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.sector.Sector;

/** Files of fictitious enterprises, for the reading tests. */
final class Enterprise {

    static final Sector SECTOR = new Sector(new IndustrySector());

    private Enterprise() {}

    static TestFile blank() {
        return TestFile.of(SECTOR, "enterprise");
    }

    /** With a national result that long ago made it A. */
    static TestFile good() {
        return blank().with(national("national-good", "2023-06-01", "优"));
    }

    static TestRecord national(String id, String on, String grade) {
        return TestRecord.of(id, "national-grade", on).fact("grade", grade);
    }

    static TestRecord assessment(String id, String on, String grade) {
        return TestRecord.of(id, "assessment", on).fact("grade", grade).fact("reason", "局务会综合评定");
    }

    static TestRecord complaint(String id, String on) {
        return TestRecord.of(id, "complaint", on).fact("upheld", true);
    }

    static TestRecord serious(String id, String on) {
        return TestRecord.of(id, "penalty", on).fact("serious", true);
    }

    static TestRecord abnormal(String id, String on) {
        return TestRecord.of(id, "abnormal-list", on);
    }

    static String outcome(Evaluation evaluation) {
        return evaluation.grade() == null
                ? evaluation.status().code()
                : evaluation.grade().letter();
    }

    static List<String> flags(Evaluation evaluation) {
        return evaluation.flags().stream().map(Flag::flag).toList();
    }

    static boolean flagged(TestFile file, String asOf) {
        return flags(file.on(asOf)).contains("more-inspections");
    }
}
