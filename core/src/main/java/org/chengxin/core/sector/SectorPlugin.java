package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.catalogue.Category;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.OpenQuestion;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.listing.ListLaw;
import org.chengxin.core.procedure.Obstacle;
import org.chengxin.core.procedure.ProcedureLaw;

/**
 * A sector of credit supervision: its law as data, and the code that applies it. Implementations are found by
 * {@link java.util.ServiceLoader}, made once by their public constructor without parameters, and used by many threads; all they
 * answer is fixed from then on. Nothing here reads a clock, a file of the machine, the network or a database.
 */
public interface SectorPlugin {

    /** The sector's id; it never changes. */
    SectorId id();

    /** The sector's name for people. */
    Text name();

    /** Whether its rules are in force or a draft. */
    LegalStatus legalStatus();

    /** Its law over time. */
    RuleBook ruleBook();

    /** How it divides time into periods. */
    PeriodKind periods();

    /** Where its law lays its periods down, or says that it has none; empty where it says nothing of them. */
    default Optional<Citation> citationOfPeriods() {
        return Optional.empty();
    }

    /**
     * Whether its evaluations or its disclosure read the grades of earlier periods. It is yes or no and not a number of periods: a
     * period that is read back to was itself graded after the ones before it.
     */
    default boolean readsPriorGrades() {
        return true;
    }

    /** The roles that a subject can have in it. */
    List<Role> roles();

    /** The types of record it reads. */
    List<RecordType> recordTypes();

    /** What its law has collected, for the published catalogue (001, article 19); none where it says nothing of that. */
    default List<Category> categories() {
        return List.of();
    }

    /** Makes one of its rule sets (also one with changed rows, to try an amendment) ready to be applied. */
    Evaluator compile(RuleSet ruleSet);

    /**
     * Checks what only the sector knows of a record that is being taken in: which table a provision stands in, which role a
     * fact is for. Other members may be at fault; each is named besides.
     *
     * @param type one of its record types
     * @param provision a provision of the rule set, null where the record names none or an unknown one
     * @param facts those of its facts that are well formed
     * @param role the subject's role
     * @param ruleSet the rule set that will be applied
     * @param pointer the record's JSON pointer
     * @param faults where faults go
     */
    default void check(
            String type,
            ProvisionCode provision,
            Facts facts,
            String role,
            RuleSet ruleSet,
            String pointer,
            Faults faults) {}

    /**
     * Checks what only the sector knows of the decision behind a record that is to be stored, as {@link #check(String,
     * ProvisionCode, Facts, String, RuleSet, String, Faults)} does of the record.
     *
     * @param standing what the record says of that decision
     * @param facts those of its facts that are well formed
     * @param pointer the record's JSON pointer
     * @param faults where faults go
     */
    default void check(Standing standing, Facts facts, String pointer, Faults faults) {}

    /**
     * Whether a stored record counts on a day: whether it stands in the credit file of that day at all. One that does not is
     * neither evaluated nor published. Of itself that changes on the day {@link Standing#finalOn} alone.
     *
     * @param standing what it says of the decision behind it
     */
    default boolean counts(Standing standing, LocalDate day) {
        return true;
    }

    /**
     * When a record of a file may be published, and on what ground (readings D1, D2, and the sector's own periods).
     *
     * @param record one of the file's records
     * @param file the file it stands in, with the grades and lists that prolong or shorten the time
     * @param asOf the day that is looked at: listings and grades of later days do not count
     * @return empty where it is never published
     */
    Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf);

    /**
     * Whether a record of a file is adverse information on a day, which is kept for a limited time (reading D1): by its type, unless
     * the sector has records that only become it.
     */
    default boolean isAdverse(CreditRecord record, CreditFile file, LocalDate asOf) {
        return recordType(record.type())
                .filter(type -> type.category() == RecordType.Category.ADVERSE)
                .isPresent();
    }

    /**
     * Whether a stored record is an administrative penalty, which other publishing systems are told of (000, articles 58 and 59; 003,
     * part 五): it says so itself, unless the sector has records that are one by their type or provision.
     *
     * @param standing what it says of the decision behind it
     */
    default boolean isPenalty(CreditRecord record, Standing standing) {
        return standing.isPenalty();
    }

    /** The list that a record says the subject was entered on, which other publishing systems are told of; empty where it says no such thing. */
    default Optional<ListKind> entry(CreditRecord record) {
        return Optional.empty();
    }

    /** Its own procedures; what it does not lay down is as in every sector. */
    default ProcedureLaw procedures() {
        return ProcedureLaw.none();
    }

    /** Its own lists; those of every sector are not among them. */
    default ListLaw lists() {
        return ListLaw.none();
    }

    /** What its tables of procedures ask of its records besides what every record can be asked. */
    default Set<String> marks(CreditRecord record) {
        return Set.of();
    }

    /** Whether two adverse records are of the same kind (同类), so that the later bars the repair of the earlier. */
    default boolean isAlike(CreditRecord one, CreditRecord other) {
        return one.provision() != null && one.provision().equals(other.provision());
    }

    /**
     * What only the sector knows that stands in the way of a procedure about one of a file's records.
     *
     * @param kind the kind of procedure
     * @param asOf the day of filing
     */
    default List<Obstacle> obstacles(String kind, CreditRecord record, CreditFile file, LocalDate asOf) {
        return List.of();
    }

    /**
     * What the law leaves to an officer's judgement of a file and nobody has decided yet.
     *
     * @param evaluation that of the file on the day that is looked at
     */
    default List<OpenQuestion> openQuestions(CreditFile file, Evaluation evaluation) {
        return List.of();
    }

    /** The facts of a record that says that the subject is on a list, once the subject is off it; empty where it says no such thing. */
    default Optional<Facts> takenOff(CreditRecord record, LocalDate day) {
        return Optional.empty();
    }

    /** The type of a code, empty where the sector does not know it. */
    default Optional<RecordType> recordType(String type) {
        // No stream: this is asked for each record of a file.
        for (RecordType known : recordTypes()) {
            if (known.type().equals(type)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** The role of a code, empty where the sector does not know it. */
    default Optional<Role> role(String code) {
        return roles().stream().filter(known -> known.code().equals(code)).findFirst();
    }
}
